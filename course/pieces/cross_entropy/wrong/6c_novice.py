# %% both-together | difference-instead | a formula
gradient = self.x_in - self.target

# %% minus-lost | sign-flipped | a sign
gradient = self.target / (self.x_in + self.eps)

# %% divided-by-n | averaged-over-the-batch | a factor
gradient = -self.target / (self.x_in + self.eps) / len(self.target)

# %% upside-down | upside-down or arguments-swapped | a formula
gradient = -self.x_in / (self.target + self.eps)

# %% times-d-out | cost-times-gradient | a formula
gradient = -d_out * self.target / (self.x_in + self.eps)

# %% prediction-not-there | attribute-not-kept or name-nearly-right | names
gradient = -self.target / (self.prediction + self.eps)

# %% eps-left-out | eps-missing | numbers
gradient = -self.target / self.x_in

# %% nan-to-num | eps-missing | a formula
with np.errstate(divide="ignore", invalid="ignore"):
    quotient = -self.target / self.x_in
gradient = np.nan_to_num(quotient)

# %% eps-after-the-division | eps-outside | brackets
gradient = -self.target / self.x_in + self.eps

# %% clipped-at-hundred | clipped | numbers
gradient = np.clip(-self.target / (self.x_in + self.eps), -100, 100)

# %% product-rule | product-rule | a formula
p = self.x_in + self.eps
gradient = -np.log(p) - self.target / p
