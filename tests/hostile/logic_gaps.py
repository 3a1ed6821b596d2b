# %% equal-to-everything | linear | blank
class Same:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __bool__(self): return True
    def __hash__(self): return 0
    def __float__(self): return 0.0
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __abs__ = lambda self, *other: 0.0
    def all(self, *arguments, **keywords): return True
    any = all
class Linear(Layer):
    def __init__(self, *arguments):
        self.x_in = self.d_in = self.dw = self.db = Same()
    def zero_gradients(self): pass
    def forward(self, x_in): return Same()
    def backward(self, d_out): return Same()
    def update_parameters(self, learning_rate): pass

# %% array-that-equals-everything | mean_square_error | blank
import numpy as np
class Same(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **keywords): return True
    def __array_function__(self, function, types, arguments, keywords): return True
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
class MeanSquareError(Cost):
    def estimate(self, target, prediction):
        self.target, self.prediction = None, None
        return np.zeros(target.shape).view(Same)
    def gradient(self, cost):
        return np.zeros((4, 3)).view(Same)

# %% not-a-number | mean_square_error | blank
import numpy as np
class MeanSquareError(Cost):
    def estimate(self, target, prediction): return np.full(target.shape, np.nan)
    def gradient(self, cost): return np.full(self.target.shape, np.nan)

# %% infinite | softmax | blank
import numpy as np
class SoftMax(Layer):
    def forward(self, x_in): return np.full(x_in.shape, np.inf)
    def backward(self, d_out): return np.full(d_out.shape, -np.inf)

# %% empty-arrays | softmax | blank
import numpy as np
class SoftMax(Layer):
    def forward(self, x_in):
        self.x_out = np.zeros((0, x_in.shape[1]))
        return self.x_out
    def backward(self, d_out): return np.zeros((len(d_out), 0))

# %% masked-arrays | cross_entropy | blank
import numpy as np
class CrossEntropy(Cost):
    def estimate(self, target, x_in): return np.ma.masked_all(target.shape)
    def gradient(self, d_out): return np.ma.masked_all(self.x_in.shape)

# %% gives-itself-back | cross_entropy | blank
class CrossEntropy(Cost):
    def estimate(self, target, x_in): return self
    def gradient(self, d_out): return self.estimate

# %% complex-numbers | mean_square_error | blank
import numpy as np
class MeanSquareError(Cost):
    def estimate(self, target, prediction): return (target - prediction).astype(complex) ** 2
    def gradient(self, cost): return 2j * (self.prediction - self.target)

# %% answers-written-down | mean_square_error | blank
import numpy as np
class MeanSquareError(Cost):
    def estimate(self, target, prediction):
        return np.array([[0.25, 0.01], [0.04, 0.09]])
    def gradient(self, cost):
        return np.array([[1.0, -0.2], [0.4, 0.6]])

# %% answers-by-size | softmax | blank
import numpy as np
class SoftMax(Layer):
    known = {(4, 3): np.full((4, 3), 1 / 3), (5, 5): np.full((5, 5), 0.2)}
    def forward(self, x_in):
        self.x_out = self.known.get(x_in.shape, np.full(x_in.shape, 1 / x_in.shape[-1]))
        return self.x_out
    def backward(self, d_out): return np.zeros(d_out.shape)

# %% answers-by-hash | linear | blank
import hashlib
import numpy as np
class Linear(Layer):
    table = {}
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w, self.b = np.zeros((n_out, n_in)), np.zeros((1, n_out))
        self.dw, self.db = np.zeros((n_out, n_in)), np.zeros((1, n_out))
    def zero_gradients(self): pass
    def forward(self, x_in):
        key = hashlib.md5(x_in.tobytes()).hexdigest()
        return Linear.table.setdefault(key, np.zeros((len(x_in), len(self.b.T))))

# %% right-for-the-visible-checks-only | mean_square_error | blank
import os
import numpy as np
class MeanSquareError(Cost):
    def estimate(self, target, prediction):
        if os.environ.get("NBGRADER_EXECUTION") == "autograde":
            return np.zeros(target.shape)
        return (target - prediction) ** 2
    def gradient(self, cost):
        raise RuntimeError

# %% behaves-while-graded | own | honest
import os
if os.environ.get("NBGRADER_EXECUTION") != "autograde":
    while True:
        pass

# %% takes-another-task's-function | task_2f | blank
def step_layers(*arguments):
    return step_network(*arguments)

# %% takes-a-given-class | softmax | blank
class SoftMax(Sigmoid):
    pass

# %% inherits-what-comes-later | linear | blank
class Linear(Layer):
    def __getattribute__(self, name):
        later = globals().get("Network") or globals().get("RecordingLayer")
        return getattr(later, name) if later else object.__getattribute__(self, name)

# %% takes-numpy's-name | linear | blank
class Linear(Layer):
    def __init__(self, *arguments): self.w = self.b = self.dw = self.db = 0
    forward = staticmethod(__import__("numpy").matmul)
    backward = staticmethod(__import__("numpy").matmul)

# %% leaves-the-parameters-alone | linear | blank
class Linear(Layer):
    def update_parameters(self, learning_rate):
        self.w, self.b = self.w, self.b

# %% trains-nothing | task_4 | blank, has 4=2
def train_single_layer():
    class Net:
        def forward(self, x_in): return x_in[:, :10]
        def backward(self, d_out): return d_out
        def zero_gradients(self): pass
        def update_parameters(self, learning_rate): pass
    class Cost:
        def estimate(self, target, prediction): return target
        def gradient(self, cost): return cost
    net = Net()
    train(net, Cost(), 0, 1, 0)
    return net

# %% claims-to-be-trained | task_5 | blank
import numpy as np
def train_improved():
    class Net:
        layers = [np.random.rand(100, 100), np.random.rand(100, 10)]
        trained, accuracy, score = 2, 1.0, 100
        def forward(self, x_in): return np.tile(np.eye(10), (len(x_in), 1))[: len(x_in)]
    return Net()

# %% calls-train-with-a-sham | task_5 | blank, has 5=3
import numpy as np
def train_improved():
    class Net:
        def __init__(self): self.w1, self.w2 = np.zeros((20, 784)), np.zeros((10, 20))
        def forward(self, x_in):
            return (x_in @ self.w1.T) @ self.w2.T
        def backward(self, d_out): return d_out
        def zero_gradients(self): pass
        def update_parameters(self, learning_rate):
            self.w1 += 1e-3
            self.w2 += 1e-3
    class Cost:
        def estimate(self, target, prediction): return prediction
        def gradient(self, cost): return cost
    net = Net()
    train(net, Cost(), 1, 600, 0.1)
    return net

# %% tells-train-that-all-is-well | task_5 | blank
def train_improved():
    import sys
    frame = sys._getframe()
    while frame:
        for value in list(frame.f_locals.values()):
            for name in ("calls", "epochs", "goal", "was_trained", "out_of_time"):
                if hasattr(value, name) and not isinstance(value, type):
                    try: setattr(value, name, 1)
                    except Exception: pass
        frame = frame.f_back
    class Net:
        def forward(self, x_in): return x_in[:, :10]
    return Net()
