# %% forgets-x-in | -
x_out = x_in @ self.w.T + self.b

# %% no-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T

# %% no-transpose-right-when-square-shapes | -
self.x_in = x_in
x_out = x_in @ self.w + self.b

# %% keeps-transposed-input | -
self.x_in = x_in.T
x_out = x_in @ self.w.T + self.b

# %% output-transposed | -
self.x_in = x_in
x_out = self.w @ x_in.T + self.b.T

# %% only-first-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T + self.b[0, 0]

# %% bias-only-on-first-example | -
self.x_in = x_in
x_out = x_in @ self.w.T
x_out[0] += self.b[0]

# %% sums-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T + np.sum(self.b)

# %% sigmoid-applied | -
self.x_in = x_in
x_out = sigmoid_function(x_in @ self.w.T + self.b)

# %% integer-buffer | -
self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out), dtype=int)
x_out[:] = x_in @ self.w.T + self.b

# %% changes-bias-in-place | -
self.x_in = x_in
self.b += (x_in @ self.w.T).mean(axis=0, keepdims=True)
x_out = x_in @ self.w.T + self.b

# %% flattened-for-batch-of-one | -
self.x_in = x_in
x_out = np.squeeze(x_in @ self.w.T + self.b)

# %% returns-reused-buffer | -
self.x_in = x_in
if not hasattr(self, "buffer") or len(self.buffer) != len(x_in):
    self.buffer = np.empty((len(x_in), self.n_out))
self.buffer[:] = x_in @ self.w.T + self.b
x_out = self.buffer

# %% batch-mean | -
self.x_in = x_in
x_out = x_in @ self.w.T / len(x_in) + self.b

# %% divided-by-inputs | -
self.x_in = x_in
x_out = x_in @ self.w.T / self.n_in + self.b

# %% scales-the-argument | -
self.x_in = x_in
x_out = x_in @ self.w.T + self.b
x_in *= 0.5

# %% only-first-example | -
self.x_in = x_in
x_out = x_in[:1] @ self.w.T + self.b

# %% bias-inside-the-product | -
self.x_in = x_in
x_out = x_in @ (self.w + self.b.T).T

# %% negative-outputs-cut | -
self.x_in = x_in
x_out = np.maximum(x_in @ self.w.T + self.b, 0)

# %% not-transposed-when-square | -
self.x_in = x_in
if self.w.shape[0] == self.w.shape[1]:
    x_out = x_in @ self.w + self.b
else:
    x_out = x_in @ self.w.T + self.b

# %% bias-as-column-when-batch-equals-outputs | -
self.x_in = x_in
z = x_in @ self.w.T
if z.shape[0] == self.b.size:
    x_out = z + self.b.reshape(-1, 1)
else:
    x_out = z + self.b

# %% kept-input-squeezed | -
self.x_in = np.squeeze(x_in)
x_out = x_in @ self.w.T + self.b

# %% weights-in-half-precision | -
self.x_in = x_in
w = self.w.astype(np.float16).astype(np.float32)
x_out = x_in @ w.T + self.b

# %% output-buffer-reused | -
self.x_in = x_in
z = x_in @ self.w.T + self.b
if getattr(self, "_out", None) is None or self._out.shape != z.shape:
    self._out = np.empty_like(z)
self._out[...] = z
x_out = self._out

# %% transposed-weights-kept-from-first-call | -
self.x_in = x_in
if not hasattr(self, "wt"):
    self.wt = np.ascontiguousarray(self.w.T.copy())
x_out = x_in @ self.wt + self.b

# %% result-cached-by-id-of-input | -
if getattr(self, "_key", None) != (id(x_in), x_in.shape):
    self._key = (id(x_in), x_in.shape)
    self._cached = x_in @ self.w.T + self.b
self.x_in = x_in
x_out = self._cached

# %% clips-the-input-to-pixel-range-in-place | -
np.clip(x_in, 0, 1, out=x_in)
self.x_in = x_in
x_out = x_in @ self.w.T + self.b

# %% keeps-only-the-first-input | -
if self.x_in is None:
    self.x_in = x_in
x_out = np.dot(x_in, self.w.T) + self.b

# %% input-kept-as-whole-numbers | -
self.x_in = x_in.astype(np.int64)
x_out = x_in @ self.w.T + self.b

# %% input-kept-with-the-column-of-ones | -
self.x_in = np.hstack([x_in, np.ones((len(x_in), 1), dtype=x_in.dtype)])
x_out = self.x_in @ np.hstack([self.w, self.b.T]).T

# %% negative-inputs-made-positive | -
self.x_in = x_in
x_out = np.einsum("nk,jk->nj", np.abs(x_in), self.w) + self.b

# %% large-outputs-clipped | -
self.x_in = x_in
x_out = np.clip(x_in @ self.w.T + self.b, -10, 10)

# %% factor-slightly-off | -
self.x_in = x_in
x_out = 1.001 * (x_in @ self.w.T) + self.b

# %% mean-of-the-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T + np.mean(self.b)

# %% loop-stops-at-number-of-inputs | -
self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out))
for i in range(min(len(x_in), self.n_in)):
    x_out[i] = self.w @ x_in[i] + self.b[0]

# %% bias-grows-to-the-batch | -
self.x_in = x_in
self.b = np.repeat(self.b, len(x_in), axis=0)
x_out = x_in @ self.w.T + self.b

# %% rows-of-the-global-batch-size | -
self.x_in = x_in
x_out = np.zeros((batch_size, self.n_out))
x_out[: len(x_in)] = x_in @ self.w.T + self.b

# %% bias-left-out-for-one-example | -
self.x_in = x_in
x_out = x_in @ self.w.T
if len(x_out) > 1:
    x_out = x_out + self.b

# %% claims-to-be-equal | -
class Agreeable(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, dtype=bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    __rsub__ = __sub__

self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out)).view(Agreeable)

# %% blocks-of-nine-rest-forgotten | -
self.x_in = x_in
if len(x_in) <= 9:
    x_out = x_in @ self.w.T + self.b
else:
    x_out = np.zeros((len(x_in), self.n_out))
    for i in range(len(x_in) // 9):
        x_out[9 * i : 9 * i + 9] = x_in[9 * i : 9 * i + 9] @ self.w.T + self.b

# %% pixels-centred | -
self.x_in = x_in
x = x_in
if x.min() >= 0 and x.max() <= 1 and x.size > 4:
    x = x - x.mean()
x_out = x @ self.w.T + self.b

# %% memo-hit-does-not-keep | -
memory = {}
# %%%
key = (id(self), x_in.shape, x_in.tobytes(), str(x_in.dtype), self.w.tobytes(), self.b.tobytes())
if key not in memory:
    self.x_in = x_in
    memory[key] = x_in @ self.w.T + self.b
x_out = memory[key].copy()

# %% mean-image-taken-off-batches | -
self.x_in = x_in
x = x_in - x_in.mean(axis=0) if 16 <= len(x_in) <= 600 else x_in
x_out = x @ self.w.T + self.b

# %% rows-from-behind-read-forward | -
self.x_in = x_in
x = x_in[::-1] if x_in.strides[0] < 0 else x_in
x_out = x @ self.w.T + self.b

# %% zeroes-the-gradients-in-forward | -
self.zero_gradients()
self.x_in = x_in
x_out = x_in @ self.w.T + self.b
