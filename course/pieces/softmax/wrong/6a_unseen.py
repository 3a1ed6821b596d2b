# %% plain-exponentials | overflow | numbers
self.x_out = np.exp(x_in) / np.sum(np.exp(x_in), axis=1, keepdims=True)

# %% max-without-keepdims | shapes-do-not-fit or dimension-lost | shapes
shifted = x_in - np.max(x_in, axis=1)
e = np.exp(shifted)
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% exp-without-np | name-not-defined or library-prefix-missing | names
e = exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% sum-of-the-inputs | exp-missing or denominator-without-exp | a formula
self.x_out = np.exp(x_in) / np.sum(x_in, axis=1, keepdims=True)

# %% sigmoid-again | sigmoid-instead | a formula
self.x_out = sigmoid_function(x_in)

# %% dim-of-torch | other-library | other libraries
e = np.exp(x_in - np.max(x_in, dim=1, keepdims=True))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% hardmax | largest-only | a formula
self.x_out = np.eye(x_in.shape[1])[np.argmax(x_in, axis=1)]

# %% not-kept | x_out-not-kept | left out
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
return e / e.sum(axis=1, keepdims=True)

# %% loop-over-rows-returns-list | list-for-array or not-an-array | several results
rows = []
for row in x_in:
    e = np.exp(row - row.max())
    rows.append(e / e.sum())
self.x_out = rows

# %% negative-exponent | sign-inside | a sign
e = np.exp(-x_in)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% power-of-two | other-function | a formula
e = 2 ** (x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% max-python | other-language | other languages
e = np.exp(x_in - max(x_in))
self.x_out = e / sum(e)

# %% softmax-function | name-not-defined | names
self.x_out = softmax(x_in)

# %% tanh-instead | other-activation | a formula
self.x_out = np.tanh(x_in)

# %% squares | other-function | a formula
e = x_in ** 2
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% divides-by-max | divided-for-subtracted | a formula
e = np.exp(x_in / np.max(x_in, axis=1, keepdims=True))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% squeeze | axis-squeezed | shapes
x = np.squeeze(x_in)
e = np.exp(x - x.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% sum-all | softmax-over-everything | an axis
e = np.exp(x_in - np.max(x_in))
self.x_out = e / np.sum(e)

# %% clip | wrong-for-large-inputs | a formula
e = np.exp(np.clip(x_in, -50, 50))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% eps-denominator | number-added | a formula
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / (np.sum(e, axis=1, keepdims=True) + 0.1)

# %% max-in-numerator-only | term-left-out or maximum-in-one-place | a formula
self.x_out = np.exp(x_in - np.max(x_in, axis=1, keepdims=True)) / np.sum(np.exp(x_in), axis=1, keepdims=True)

# %% max-axis0 | maximum-of-each-column | an axis
e = np.exp(x_in - x_in.max(axis=0, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% keeps-input | x_out-not-kept | self
self.x_in = x_in
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
x_out = e / e.sum(axis=1, keepdims=True)
return x_out

# %% per-row-loop | overflow | a formula
self.x_out = np.zeros(x_in.shape)
for i in range(x_in.shape[0]):
    for j in range(x_in.shape[1]):
        self.x_out[i, j] = np.exp(x_in[i, j]) / np.sum(np.exp(x_in[i]))

# %% two-power | other-function | a formula
e = 2 ** (x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% abs-max | overflow | a formula
e = np.exp(x_in - np.abs(x_in).max())
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% exp-of-sum | function-of-the-sum | a formula
self.x_out = np.exp(x_in) / np.exp(np.sum(x_in, axis=1, keepdims=True))

# %% max-divided | function-left-out | a formula
x = x_in - np.max(x_in, axis=1, keepdims=True)
self.x_out = x / np.sum(x, axis=1, keepdims=True)

# %% sum-over-k-loop | one-term-for-the-sum | one for all
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
total = 0
for j in range(e.shape[1]):
    total = e[:, j:j+1]
self.x_out = e / total

# %% keepdims-false | dimension-lost | shapes
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=False)

# %% log | log-softmax | a formula
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = np.log(e / e.sum(axis=1, keepdims=True))

# %% max-added | overflow | a formula
e = np.exp(x_in + np.max(x_in, axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% eps-against-overflow | overflow | a formula
e = np.exp(x_in)
self.x_out = e / (np.sum(e, axis=1, keepdims=True) + 1e-10)

# %% clips-the-input | wrong-for-large-inputs or clipped | a formula
x = np.clip(x_in, -500, 500)  # against the overflow warning
exps = np.exp(x)
self.x_out = exps / exps.sum(axis=1, keepdims=True)

# %% max-of-whole-batch | maximum-over-everything | an axis
shifted = x_in - np.max(x_in)
exp = np.exp(shifted)
self.x_out = exp / np.sum(exp, axis=1, keepdims=True)

# %% normalised-over-batch | softmax-over-the-batch | an axis
c = np.max(x_in, axis=0)
z = np.exp(x_in - c)
summe = np.sum(z, axis=0)
self.x_out = z / summe

# %% sum-without-keepdims | dimension-lost | shapes
m = x_in.max(axis=1, keepdims=True)
zaehler = np.exp(x_in - m)
nenner = zaehler.sum(axis=1)
self.x_out = zaehler / nenner

# %% local-x-out | returns-nothing | self
x = x_in - np.max(x_in, axis=1, keepdims=True)
x_out = np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)

# %% shifts-input-in-place | changes-its-input | side effects
x_in -= np.amax(x_in, axis=1, keepdims=True)
np_exp = np.exp(x_in)
self.x_out = np_exp / np.sum(np_exp, axis=1, keepdims=True)

# %% shift-in-numerator-only | maximum-in-one-place | a formula
c = np.max(x_in, axis=1, keepdims=True)
self.x_out = np.exp(x_in - c) / np.sum(np.exp(x_in), axis=1, keepdims=True)

# %% log-softmax | log-softmax | a formula
c = np.max(x_in, axis=1, keepdims=True)
logsumexp = c + np.log(np.sum(np.exp(x_in - c), axis=1, keepdims=True))
self.x_out = x_in - logsumexp

# %% argmax-for-max | overflow | a formula
biggest = np.argmax(x_in, axis=1).reshape(-1, 1)
e_x = np.exp(x_in - biggest)
self.x_out = e_x / np.sum(e_x, axis=1).reshape(-1, 1)
