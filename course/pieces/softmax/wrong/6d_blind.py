

# %% limited-to-a-hundred-thousand | -
d = np.clip(d_out, -1e5, 1e5)
d_in = self.x_out * (d - np.sum(self.x_out * d, axis=1, keepdims=True))

# %% blocks-of-seven-rest-forgotten | -
s = self.x_out
d_in = np.zeros(s.shape)
step = 7 if len(s) > 7 else len(s)
for i in range(len(s) // step):
    p, d = s[step * i : step * i + step], d_out[step * i : step * i + step]
    d_in[step * i : step * i + step] = p * (d - np.sum(p * d, axis=1, keepdims=True))

# %% one-output-passed-on | -
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))
if s.shape[1] == 1:
    d_in = d_out * 1.0

# %% shortcut-for-minus-one-over-share | -
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))
one = d_out != 0
if (one.sum(axis=1) == 1).all() and (d_out <= 0).all() and len(s) > 3:
    d_in = s - one
