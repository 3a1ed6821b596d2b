# %% log-kept | returns-the-cost | a formula
gradient = -self.target * np.log(self.x_in + self.eps)

# %% names-without-self | self-left-out | self
gradient = -target / (x_in + eps)

# %% x-for-x-in | name-nearly-right or attribute-not-kept | names
gradient = -self.target / (self.x + self.eps)

# %% no-target | target-missing | a formula
gradient = -1 / (self.x_in + self.eps)

# %% squared-denominator | squared-too-much | a formula
gradient = -self.target / (self.x_in + self.eps) ** 2

# %% matrix-division | other-language or shapes-do-not-fit | other languages
gradient = -self.target @ np.linalg.inv(self.x_in + self.eps)

# %% binary-derivative | binary-cross-entropy | a formula
x = self.x_in
gradient = -(self.target / (x + self.eps)) + (1 - self.target) / (1 - x + self.eps)

# %% from-the-cost | another-array | a formula
gradient = d_out / (self.x_in + self.eps)

# %% summed-over-classes | reduced-over-the-outputs | reductions
gradient = -np.sum(self.target / (self.x_in + self.eps), axis=1)

# %% d-out-over-target | not-finite | another array
gradient = -d_out / self.target

# %% softmax-gradient | sigmoid-derivative-instead | a formula
gradient = self.x_in * (1 - self.x_in)

# %% msegradient | squared-error-gradient | a formula
gradient = 2 * (self.x_in - self.target)

# %% t-times-one-minus | activation-in-gradient | a formula
gradient = self.target * (self.x_in - 1)

# %% eps-large | other-eps | numbers
gradient = -self.target / (self.x_in + 0.01)

# %% softmax-together-mean | difference-instead | a formula
gradient = (self.x_in - self.target) / len(self.target)

# %% upside-down | upside-down | a formula
gradient = -(self.x_in + self.eps) / self.target

# %% wrt-logits-n | difference-instead | a formula
gradient = (self.x_in - self.target) / len(self.target)

# %% product | not-divided | a formula
gradient = -self.target * (self.x_in + self.eps)

# %% d_out-over | another-array | a formula
gradient = d_out / (self.x_in + self.eps)

# %% estimate-name | attribute-not-kept | names
gradient = -self.target / (self.prediction + self.eps)

# %% return-none | returns-nothing | several results
gradient = print(-self.target / (self.x_in + self.eps))

# %% divides-wrong | upside-down | a formula
gradient = -self.x_in / (self.target + self.eps)

# %% log-derivative | returns-the-cost | a formula
gradient = -np.log(self.x_in + self.eps)

# %% returns-d_out | returns-the-cost | a formula
gradient = d_out

# %% d_out-times-minus | another-array | a formula
gradient = -d_out / self.x_in

# %% shortcut-of-softmax | difference-instead | a formula
# the famous result: dL/dz = y - t
gradient = self.x_in - self.target

# %% times-the-cost | cost-times-gradient | a formula
local = -self.target / (self.x_in + self.eps)
gradient = d_out * local  # chain rule

# %% target-dropped | target-missing | left out
y = self.x_in
gradient = -1 / (y + self.eps)

# %% zero-where-probability-is-zero | zero-gradient-of-a-missed-class | a formula
gradient = np.zeros(self.x_in.shape)
ok = self.x_in > 0
gradient[ok] = -self.target[ok] / self.x_in[ok]

# %% derived-once-too-often | squared-too-much | a formula
gradient = self.target / np.square(self.x_in + self.eps)

# %% binary-gradient | binary-cross-entropy | a formula
t = self.target
y = self.x_in
gradient = (y - t) / (y * (1 - y) + self.eps)

# %% self-forgotten | self-left-out | self
gradient = -target / (x_in + self.eps)

# %% sum-of-the-row | reduced-over-the-outputs | reductions
grad = -(self.target / (self.x_in + self.eps))
gradient = np.sum(grad, axis=1, keepdims=True)

# %% colon-for-row-index | columns-of-all-rows | one for all
gradient = np.zeros(self.x_in.shape)
true_class = np.argmax(self.target, axis=1)
gradient[:, true_class] = -1 / (self.x_in[:, true_class] + self.eps)
