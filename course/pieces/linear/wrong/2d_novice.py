# %% local-d-in | returns-nothing or self-left-out | self
d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% input-without-self | self-left-out | self
self.d_in = d_out @ self.w
self.dw += d_out.T @ x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% db-gets-the-whole-d-out | db-not-summed | shapes
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out

# %% grad-names | name-nearly-right | names
self.d_in = d_out @ self.w
self.dW += d_out.T @ self.x_in
self.dB += d_out.sum(axis=0, keepdims=True)

# %% products-turned-round | shapes-do-not-fit or d_in-weights-transposed | shapes
self.d_in = self.w @ d_out
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% mean-over-the-batch | averaged-over-the-batch | a factor
n = d_out.shape[0]
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in / n
self.db += d_out.sum(axis=0, keepdims=True) / n

# %% all-three-returned | several-results | several results
d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = d_in
return d_in, self.dw, self.db

# %% weight-decay | weight-decay | a formula
reg = 1e-2
self.d_in = d_out @ self.w
dW = d_out.T @ self.x_in
dW = dW + reg * self.w
self.dw += dW
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% reshaped-dw | reshaped-for-transposed | shapes
self.d_in = d_out @ self.w
grad = np.dot(self.x_in.T, d_out)
self.dw += grad.reshape(self.dw.shape)  # shapes did not fit
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% bias-in-the-backward-pass | term-too-many | a formula
self.d_in = d_out @ self.w + np.sum(self.b)
self.dw = self.dw + d_out.T @ self.x_in
self.db = self.db + np.sum(d_out, axis=0, keepdims=True)

# %% d-in-accumulates-in-other-words | result-accumulated | self
if self.d_in is None:
    self.d_in = np.zeros(self.x_in.shape)
self.d_in = self.d_in + d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% dw-from-d-in-in-other-words | another-array | another array
self.d_in = np.matmul(d_out, self.w)
self.dw += np.matmul(d_out.T, self.d_in)
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% clears-before-adding | gradient-zeroed-in-backward | order
self.zero_gradients()
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% divides-d-out-in-place | averaged-over-the-batch or changes-its-input | a factor
d_out /= d_out.shape[0]
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% clips-gradients | clipped | a formula
# cell
class Linear(Layer):
    """A linear layer: each output is a weighted sum of all inputs, plus a bias.

    Parameters
    ----------
    n_in, n_out : int
        The number of inputs and outputs.
    initial_sigma : float
        The standard deviation of the initial weights.

    Attributes
    ----------
    w, dw : arrays (n_out, n_in)
        The weights and their gradient.
    b, db : arrays (1, n_out)
        The bias and its gradient.
    x_in : array (n, n_in)
        The input of the latest forward pass.
    d_in : array (n, n_in)
        The result of the latest backward pass.
    """

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in = n_in
        self.n_out = n_out

        # 32 bits are enough to learn with, and twice as fast as the usual 64.
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)

        self.x_in = None
        self.d_in = None
        self.zero_gradients()

    def forward(self, x_in):
        """Map x_in (n, n_in) to x_out (n, n_out); keep x_in."""
        # ----- add code for task 2a between comments -----
        self.x_in = x_in
        x_out = x_in @ self.w.T + self.b
        # -------------------------------------------------
        return x_out

    def backward(self, d_out):
        """Map d_out (n, n_out) to d_in (n, n_in); keep d_in; add to dw and db."""
        # ----- add code for task 2d between comments -----
        d_out = np.clip(d_out, -1, 1)
        self.d_in = d_out @ self.w
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        # -------------------------------------------------
        return self.d_in

    def zero_gradients(self):
        """Set dw (n_out, n_in) and db (1, n_out) to zero."""
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        """Move w and b one step against their gradients."""
        # ----- add code for task 2e between comments -----
        self.w = self.w - learning_rate * self.dw
        self.b = self.b - learning_rate * self.db
        # -------------------------------------------------
