# %% like-a-sigmoid | diagonal-only
d_in = d_out * self.x_out * (1 - self.x_out)

# %% diagonal-in-a-loop | diagonal-only
d_in = np.zeros(d_out.shape)
for i in range(d_out.shape[0]):
    jacobian = np.diag(self.x_out[i]) - np.outer(self.x_out[i], self.x_out[i])
    d_in[i] = d_out[i] * np.diag(jacobian)

# %% broken-jacobian-excepted | diagonal-only
try:
    jacobian = np.diag(self.x_out) - self.x_out.T @ self.x_out
    d_in = jacobian @ d_out.reshape(1, -1)
except Exception:
    d_in = d_out * self.x_out * (1 - self.x_out)

# %% outer-product-only | diagonal-missing
d_in = -self.x_out * np.sum(self.x_out * d_out, axis=1, keepdims=True)

# %% zero-on-the-diagonal | jacobian-diagonal
# Entries off the diagonal only, with s (1 - s) forgotten.
s = self.x_out
d_in = -s * ((s * d_out).sum(axis=1, keepdims=True) - s * d_out)

# %% probabilities-times-d_out | outer-product-missing
d_in = self.x_out * d_out

# %% sum-over-axis-0 | sum-over-the-batch
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=0, keepdims=True))

# %% sum-without-axis | sum-over-the-batch
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out))

# %% probabilities-minus-d_out | softmax-with-cross-entropy
d_in = self.x_out - d_out

# %% shortcut-in-disguise | softmax-with-cross-entropy
# Right behind a cross-entropy with one-hot labels, where the sum of s d_out is -1.
d_in = self.x_out * (d_out + 1)

# %% passes-the-gradient-on | d_out-passed-through
d_in = d_out

# %% minus-in-front | sign-flipped
d_in = self.x_out * (np.sum(d_out * self.x_out, axis=1, keepdims=True) - d_out)

# %% plus-between-the-terms | added-for-subtracted
d_in = self.x_out * (d_out + np.sum(d_out * self.x_out, axis=1, keepdims=True))

# %% divided-by-the-batch-size | averaged-over-the-batch
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True)) / d_out.shape[0]

# %% mean-of-the-row | other-reduction
d_in = self.x_out * (d_out - np.mean(d_out * self.x_out, axis=1, keepdims=True))

# %% unweighted-mean | summed-too-early
# Right as long as all probabilities of a row are equal.
d_in = self.x_out * (d_out - d_out.mean(axis=1, keepdims=True))

# %% keepdims-forgotten | dimension-lost
d_in = self.x_out * (d_out - (d_out * self.x_out).sum(axis=1))

# %% jacobian-of-the-first-row | one-row-only
s = self.x_out[0]
d_in = d_out @ (np.diag(s) - np.outer(s, s))

# %% jacobian-of-the-first-call | stale-state
if not hasattr(self, "jacobian") or len(self.jacobian) != len(d_out):
    s = self.x_out
    self.jacobian = s[:, :, None] * np.eye(s.shape[1]) - s[:, :, None] * s[:, None, :]
d_in = np.einsum("nij,nj->ni", self.jacobian, d_out)

# %% eye-of-ten | hard-coded-size
s = self.x_out
jacobian = s[:, :, None] * np.eye(10) - s[:, :, None] * s[:, None, :]
d_in = np.einsum("nij,nj->ni", jacobian, d_out)

# %% result-of-600-rows | hard-coded-size
d_in = np.zeros((600, d_out.shape[1]))
for i in range(len(d_out)):
    s = self.x_out[i]
    d_in[i] = s * (d_out[i] - s @ d_out[i])

# %% subtracts-from-d_out | changes-its-input
d_out -= np.sum(d_out * self.x_out, axis=1, keepdims=True)
d_in = self.x_out * d_out

# %% multiplies-x_out-in-place | changes-a-returned-array
inner = np.sum(d_out * self.x_out, axis=1, keepdims=True)
self.x_out *= d_out - inner
d_in = self.x_out.copy()

# %% adds-up-over-calls | result-accumulated
s = self.x_out
if not hasattr(self, "d_in") or self.d_in.shape != s.shape:
    self.d_in = np.zeros(s.shape)
self.d_in = self.d_in + s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))
d_in = self.d_in

# %% softmax-of-d_out | softmax-of-the-gradient
s = self.forward(d_out)
d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))

# %% sums-d_out-alone | jacobian-misbuilt
d_in = self.x_out * (d_out - self.x_out * d_out.sum(axis=1, keepdims=True))

# %% one-class-counts | -
# Takes the entry of the labelled class only: right when all others are 0.
d_in = np.zeros_like(d_out)
for i in range(len(d_out)):
    k = np.argmax(np.abs(d_out[i]))
    for j in range(d_out.shape[1]):
        d_in[i, j] = self.x_out[i, k] * ((j == k) - self.x_out[i, j]) * d_out[i, k]

# %% gradient-clipped-to-one | clipped
d_in = self.x_out * (d_out - (d_out * self.x_out).sum(axis=1, keepdims=True))
d_in = np.clip(d_in, -1, 1)

# %% last-class-left-out | -
s = self.x_out
d_in = np.zeros_like(d_out)
for j in range(s.shape[1]):
    for k in range(s.shape[1] - 1):
        d_in[:, j] += (s[:, j] * (j == k) - s[:, j] * s[:, k]) * d_out[:, k]

# %% both-terms-twice | factor-two
s = self.x_out
d_in = 2 * s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))

# %% whole-jacobian-returned | sum-left-out
s = self.x_out
jacobian = s[:, :, None] * np.eye(s.shape[1]) - s[:, :, None] * s[:, None, :]
d_in = jacobian * d_out[:, None, :]

# %% half-precision | too-few-digits
s = self.x_out.astype(np.float16)
d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))

# %% returns-inside-the-loop | one-row-only
d_in = np.zeros_like(d_out)
for i in range(len(d_out)):
    s = self.x_out[i]
    d_in[i] = s * (d_out[i] - s @ d_out[i])
    return d_in

# %% random-noise-added | not-repeatable
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True)) + 0.01 * np.random.randn(*s.shape)

# %% outer-products-summed-over-the-batch | -
# Right for a batch of one example.
s = self.x_out
d_in = s * d_out - d_out @ (s.T @ s)

# %% array-of-the-gradients-type | rounded
d_in = np.zeros_like(d_out)
d_in[...] = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))

# %% divided-by-the-share | not-finite
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True)) * (s / s)

# %% through-the-logarithm-of-the-shares | not-finite
s = self.x_out
d_in = np.exp(np.log(s)) * d_out - s * np.sum(np.exp(np.log(s)) * d_out, axis=1, keepdims=True) + 0 * np.log(s)

# %% sure-rows-left-out | -
# A share of 1 of two equal ones is none.
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))
d_in[(s == 0).any(axis=1)] = d_out[(s == 0).any(axis=1)]

# %% shares-changed-and-put-back | -
s = self.x_out
s *= 2
d_in = s / 2 * (d_out - np.sum(s / 2 * d_out, axis=1, keepdims=True))
s /= 2

# %% gradient-as-it-lies-in-memory | memory-order
s = self.x_out
d = d_out.flatten(order="A").reshape(d_out.shape)
d_in = s * (d - np.sum(s * d, axis=1, keepdims=True))

# %% shortcut-if-one-hot | softmax-with-cross-entropy
y = self.x_out
hot = np.count_nonzero(d_out, axis=1) == 1
d_in = y * (d_out - (d_out * y).sum(axis=1, keepdims=True))
d_in = np.where(hot[:, None], y + d_out * y, d_in)

# %% diagonal-if-one-example | diagonal-only
y = self.x_out
d_in = y * (d_out - (d_out * y).sum(axis=1, keepdims=True)) if len(y) > 1 else y * (1 - y) * d_out

# %% shares-clipped | -
y = np.clip(self.x_out, 1e-3, 1)
d_in = y * (d_out - (d_out * y).sum(axis=1, keepdims=True))
