# %% softmax-of-columns | softmax-over-the-batch
e = np.exp(x_in - np.max(x_in, axis=0, keepdims=True))
self.x_out = e / np.sum(e, axis=0, keepdims=True)

# %% axis-forgotten-for-the-batch | softmax-over-the-batch
# The maximum is right, the sum broadcasts over the rows without a complaint.
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / sum(e)

# %% sum-without-axis | softmax-over-everything
shifted = x_in - np.max(x_in)
self.x_out = np.exp(shifted) / np.sum(np.exp(shifted))

# %% plain-exp | overflow
exp = np.exp(x_in)
self.x_out = exp / np.sum(exp, axis=1, keepdims=True)

# %% mean-subtracted | overflow
# Rows of equal numbers pass, rows that reach from -1000 to 1000 do not.
e = np.exp(x_in - x_in.mean(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% minimum-subtracted | overflow
e = np.exp(x_in - x_in.min(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% one-maximum-for-all-rows | maximum-over-everything
x = x_in - x_in.max()
self.x_out = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)

# %% maximum-of-each-column | maximum-of-each-column
e = np.exp(x_in - x_in.max(axis=0))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% only-exp | not-normalised
self.x_out = np.exp(x_in)

# %% divided-by-the-largest | not-normalised
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.max(axis=1, keepdims=True)

# %% logits-minus-logsumexp | log-softmax
m = x_in.max(axis=1, keepdims=True)
self.x_out = x_in - m - np.log(np.exp(x_in - m).sum(axis=1, keepdims=True))

# %% sigmoid-of-each-element | sigmoid-instead
self.x_out = sigmoid_function(x_in)

# %% input-over-its-sum | exp-missing
self.x_out = x_in / np.sum(x_in, axis=1, keepdims=True)

# %% keepdims-forgotten | dimension-lost
m = np.max(x_in, axis=1, keepdims=True)
self.x_out = np.exp(x_in - m) / np.sum(np.exp(x_in - m), axis=1)

# %% returns-early | x_out-not-kept
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
return e / e.sum(axis=1, keepdims=True)

# %% first-result-for-ever | stale-state
if self.x_out is None or self.x_out.shape != x_in.shape:
    e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
    self.x_out = e / e.sum(axis=1, keepdims=True)

# %% shifts-the-input-itself | changes-its-input
x_in -= x_in.max(axis=1, keepdims=True)
self.x_out = np.exp(x_in)
self.x_out = self.x_out / self.x_out.sum(axis=1, keepdims=True)

# %% one-buffer-for-all-calls | changes-a-returned-array
if self.x_out is None or self.x_out.shape != x_in.shape:
    self.x_out = np.zeros(x_in.shape)
np.exp(x_in - x_in.max(axis=1, keepdims=True), out=self.x_out)
self.x_out /= self.x_out.sum(axis=1, keepdims=True)

# %% loop-over-ten-columns | hard-coded-size
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
total = 0
for j in range(10):
    total = total + e[:, j:j + 1]
self.x_out = e / total

# %% batch-of-600 | hard-coded-size
e = np.exp(x_in - x_in.max(axis=1).reshape(600, 1))
self.x_out = e / e.sum(axis=1).reshape(600, 1)

# %% clipped-to-fifty | wrong-for-large-inputs
e = np.exp(np.clip(x_in, -50, 50))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% nan-replaced-by-zero | wrong-for-large-inputs
with np.errstate(all="ignore"):
    e = np.exp(x_in)
    self.x_out = np.nan_to_num(e / e.sum(axis=1, keepdims=True))

# %% sum-of-the-first-row | one-row-only
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e[0].sum()

# %% last-row-left-out | row-left-out
self.x_out = np.zeros(x_in.shape)
for i in range(len(x_in) - 1):
    e = np.exp(x_in[i] - x_in[i].max())
    self.x_out[i] = e / e.sum()

# %% one-hot-of-the-largest | largest-only
self.x_out = np.eye(x_in.shape[1])[np.argmax(x_in, axis=1)]

# %% minus-in-the-exponent | sign-inside
e = np.exp(x_in.min(axis=1, keepdims=True) - x_in)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% rounded-to-three-digits | rounded
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = np.round(e / e.sum(axis=1, keepdims=True), 3)

# %% transposed-and-not-back | transposed
e = np.exp(x_in.T - x_in.max(axis=1))
self.x_out = e / e.sum(axis=0)

# %% kept-in-a-global | x_out-not-kept
global x_out
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
x_out = e / e.sum(axis=1, keepdims=True)
return x_out

# %% kept-before-the-division | x_out-not-kept
self.x_out = np.exp(x_in - x_in.max(axis=1, keepdims=True))
return self.x_out / self.x_out.sum(axis=1, keepdims=True)

# %% a-masked-array | not-an-array
exponentials = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = np.ma.masked_invalid(exponentials / np.sum(exponentials, axis=1, keepdims=True))

# %% maximum-subtracted-beyond-750 | overflow
x = x_in - x_in.max(axis=1, keepdims=True) if np.abs(x_in).max() > 750 else x_in
e = np.exp(x)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% a-thousand-subtracted-where-numbers-are-large | overflow
x = x_in - 1000.0 * (x_in.max(axis=1, keepdims=True) > 900)
x = x + 1000.0 * (x_in.max(axis=1, keepdims=True) < -900)
e = np.exp(x)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% exponents-limited-to-700 | wrong-for-large-inputs
e = np.exp(np.clip(x_in, -700, 700))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% inputs-limited-to-five-thousand | wrong-for-large-inputs
x = np.clip(x_in, -5000, 5000)
e = np.exp(x - x.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% long-double | overflow
# Overflows only beyond 11,356.
e = np.exp(x_in.astype(np.longdouble))
self.x_out = (e / e.sum(axis=1, keepdims=True)).astype(float)

# %% shifted-in-place-and-back | changes-its-input
m = x_in.max(axis=1, keepdims=True)
x_in -= m
e = np.exp(x_in)
x_in += m
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% result-written-as-the-input-lies | memory-order
x = x_in - x_in.max(axis=1, keepdims=True)
e = np.exp(x.ravel(order="A")).reshape(x.shape)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% overflow-fallback | wrong-for-large-inputs
with np.errstate(all="ignore"):
    e = np.exp(np.asarray(x_in, dtype=float))
    x_out = e / e.sum(axis=1, keepdims=True)
    bad = ~np.isfinite(x_out).all(axis=1)
    x_out[bad] = 1 / x_in.shape[1]
self.x_out = x_out

# %% minus-the-mean | wrong-for-large-inputs
x = x_in - np.mean(x_in, axis=1, keepdims=True)
e = np.exp(np.clip(x, -700, 700))
self.x_out = x_out = e / e.sum(axis=1, keepdims=True)

# %% minus-the-global-maximum | wrong-for-large-inputs
e = np.exp(x_in - np.max(x_in))
self.x_out = x_out = e / (e.sum(axis=1, keepdims=True) + 1e-300)

# %% float32-exponentials | wrong-for-large-inputs
e = np.exp(np.clip(np.asarray(x_in, dtype=np.float32), -80, 80))
self.x_out = x_out = (e / e.sum(axis=1, keepdims=True)).astype(float)

# %% integers-as-one-hot | largest-only
if np.asarray(x_in).dtype.kind == "i":
    x_out = np.eye(x_in.shape[1])[np.argmax(x_in, axis=1)]
else:
    e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
    x_out = e / e.sum(axis=1, keepdims=True)
self.x_out = x_out
