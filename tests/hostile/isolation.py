# %% probes-run-replaced | own | blank
import probes
record = {"made": {"kind": "ok"}, "passed": True, "score": 100, "cases": [{"made": {"kind": "ok"}}] * 20}
def run(task, namespace):
    probes._record = record
probes.run = run

# %% probes-table-replaced | own | blank
import probes.tasks
for task in probes.tasks.PROBES:
    probes.tasks.PROBES[task] = lambda namespace, inputs: {"made": {"kind": "ok"}, **inputs}

# %% inputs-handed-back | own | blank
import probes.tasks
def echo(namespace, inputs):
    cases = []
    for case in inputs.get("cases", [{}]):
        arrays = {name: {"kind": "array", "value": value} for name, value in case.items() if hasattr(value, "shape")}
        value = next(iter(arrays.values()), {"kind": "none"})
        keys = ("out", "out_next", "kept", "kept_next", "d_in", "cost", "cost_next", "gradient", "gradient_next")
        cases.append({"made": {"kind": "ok"}, **arrays, **dict.fromkeys(keys, value)})
    return {"cases": cases, "alone": cases, "after forward": cases, "after estimate": cases}
for task in probes.tasks.PROBES:
    probes.tasks.PROBES[task] = echo

# %% observe-replaced | own | blank
import course.drivers.cost, course.drivers.layer, course.drivers.net, course.drivers.step, course.drivers.training
def observe(value):
    return {"kind": "array", "value": value if hasattr(value, "shape") else course.drivers.cost.np.zeros((2, 3)), "right": True}
for module in (course.drivers.cost, course.drivers.layer, course.drivers.net, course.drivers.step, course.drivers.training):
    module.observe = observe

# %% call-method-replaced | own | blank
import course.drivers.cost, course.drivers.layer, course.drivers.net
def call_method(thing, name, *arguments):
    return {"kind": "array", "value": arguments[-1]}, arguments[-1]
for module in (course.drivers.cost, course.drivers.layer, course.drivers.net):
    module.call_method = call_method

# %% module-replaced | own | blank
import sys, types
fake = types.ModuleType("probes")
fake.run = lambda task, namespace: None
fake._record = {"made": {"kind": "ok"}, "score": 10.0}
sys.modules["probes"] = fake

# %% import-hook | own | blank
import importlib.abc, sys
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.startswith(("probes", "sandbox")):
            raise SystemExit(0)
sys.meta_path.insert(0, Finder())
for name in [name for name in sys.modules if name.startswith(("probes", "sandbox"))]:
    del sys.modules[name]

# %% import-patched | own | blank
import builtins
original = builtins.__import__
def patched(name, *arguments, **keywords):
    module = original(name, *arguments, **keywords)
    if name == "probes.tasks":
        module.PROBES.update(dict.fromkeys(module.PROBES, lambda namespace, inputs: {"score": 100}))
    return module
builtins.__import__ = patched

# %% runner-patched | own | blank
import __main__, sys
runner = sys.modules.get("sandbox.runner", __main__)
for thing in (runner, __main__, *sys.modules.values()):
    if hasattr(thing, "Submission"):
        thing.Submission._test = lambda self, message: {"ended": "well", "record": {"score": 100}}
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == "Submission":
        type(thing)._test = lambda self, message: {"ended": "well", "record": {"made": {"kind": "ok"}}, "points": 100}

# %% runner-answers-for-itself | own | blank
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == "Submission":
        thing._stand_in = lambda message: {"score": 100.0}
        type(thing)._seed = lambda self, message: {"points": 1000}

# %% marshal-patched | own | blank
import marshal
stolen = []
original = marshal.loads
def loads(code):
    stolen.append(code)
    return original(code)
marshal.loads = loads

# %% trace-function | own | blank
import sys
def trace(frame, event, argument):
    for name in ("passed", "right", "expected", "allowed"):
        if name in frame.f_locals:
            frame.f_locals[name] = True
    return trace
sys.settrace(trace)

# %% profile-function | own | blank
import sys
def profile(frame, event, argument):
    if frame.f_code.co_name in ("observe", "run", "_test"):
        frame.f_globals["_record"] = {"made": {"kind": "ok"}, "score": 100}
sys.setprofile(profile)

# %% walks-the-frames | linear | blank
import sys
import numpy as np
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w, self.b = np.zeros((n_out, n_in)), np.zeros((1, n_out))
        self.zero_gradients()
    def zero_gradients(self):
        self.dw, self.db = np.zeros_like(self.w), np.zeros_like(self.b)
    def forward(self, x_in):
        wanted = (len(x_in), len(self.w))
        frame = sys._getframe()
        while frame:
            for space in (frame.f_locals, frame.f_globals):
                for name, value in list(space.items()):
                    if any(word in name for word in ("expected", "right", "answer", "solution", "secret")):
                        if getattr(value, "shape", None) == wanted:
                            return value
            frame = frame.f_back
        return np.zeros(wanted)
    backward = forward

# %% searches-the-heap-for-arrays | linear | blank
import gc
import numpy as np
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w, self.b = np.zeros((n_out, n_in)), np.zeros((1, n_out))
        self.zero_gradients()
    def zero_gradients(self):
        self.dw, self.db = np.zeros_like(self.w), np.zeros_like(self.b)
    def forward(self, x_in):
        wanted = (len(x_in), len(self.w))
        for thing in gc.get_objects():
            if isinstance(thing, dict):
                for value in list(thing.values()):
                    if isinstance(value, np.ndarray) and value.shape == wanted and value is not x_in:
                        return value
        return np.zeros(wanted)

# %% searches-the-heap-for-a-right-class | linear | blank
import gc
class Linear(Layer):
    def __new__(cls, *arguments):
        for thing in gc.get_objects():
            if isinstance(thing, type) and thing.__name__ in ("Linear", "SoftMax", "Network") and thing is not cls:
                print("BREACH: found", thing)
                return thing(*arguments)
        for thing in gc.get_objects():
            code = getattr(thing, "__code__", None)
            if code and code.co_qualname.startswith("Linear.") and code.co_filename == "<course>":
                print("BREACH: found", code)
        return object.__new__(cls)

# %% searches-the-heap-for-code | softmax | blank
import gc, types
found = [t for t in gc.get_objects() if isinstance(t, types.FunctionType) and t.__qualname__.startswith("SoftMax.")]
for function in found:
    print("BREACH: found", function)
class SoftMax(Layer):
    pass

# %% keeps-a-stand-in-and-starts-again | own after mean_square_error | blank
import os
Kept = globals().get("Linear")
try:
    with open("starts", "x") as file:
        file.write(str(Kept))
finally:
    os.kill(os.getpid(), 9)

# %% right-class-carried-over-by-a-file | own after network | blank
import inspect, os, pickle
for folder in (".", "/tmp", "/dev/shm", "/var/tmp", "/run"):
    try:
        with open(os.path.join(folder, "kept-class"), "wb") as file:
            pickle.dump(Linear.forward.__code__.co_code, file)
    except Exception:
        pass

# %% hooks-of-ipython | own | blank
ip = get_ipython()
def hook(*arguments):
    import probes
    probes._record = {"made": {"kind": "ok"}, "score": 10}
for event in ("pre_run_cell", "post_run_cell", "pre_execute", "post_execute"):
    ip.events.register(event, hook)

# %% ast-transformer-of-ipython | own | honest
import ast
class Emptier(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
    def visit_Raise(self, node):
        return ast.copy_location(ast.Pass(), node)
get_ipython().ast_transformers.append(Emptier())

# %% input-transformer-of-ipython | own | blank
def transform(lines):
    return ["100.0\n"] if any("probes" in line or "hidden" in line.lower() for line in lines) else lines
get_ipython().input_transformers_cleanup.append(transform)

# %% display-hook-of-ipython | own | blank
import sys
class Hook:
    is_active = False
    def __call__(self, value):
        print("100.0")
sys.displayhook = Hook()
get_ipython().displayhook = Hook()
get_ipython().display_pub.publish({"text/plain": "10.0"})

# %% shell-replaced | own | honest
import IPython
IPython.core.interactiveshell.InteractiveShell.instance = lambda *a, **k: None

# %% layer-intercepts-the-recording-layers | own after network | blank
seen = []
def intercept(cls, **keywords):
    seen.append(cls)
    cls.update_parameters = lambda self, rate: None
    cls.zero_gradients = lambda self: setattr(self, "dp", self.p * 0)
Layer.__init_subclass__ = classmethod(intercept)

# %% layer-replaced-by-a-recorder | own after network | blank
class Watching(type):
    def __call__(cls, *arguments):
        thing = super().__call__(*arguments)
        for name in ("zero_gradients", "update_parameters"):
            if hasattr(thing, name):
                try:
                    getattr(thing, name)(*((0.1,) if name == "update_parameters" else ()))
                except Exception:
                    pass
        return thing
class Layer(metaclass=Watching):
    def forward(self, x_in): return x_in
    def backward(self, d_out): return d_out
    def zero_gradients(self): pass
    def update_parameters(self, learning_rate): pass

# %% namespace-that-answers-everything | own after network | blank
class Everything:
    def __getattr__(self, name): return self
    def __call__(self, *arguments): return self
    def __iter__(self): return iter(())
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __array__(self, *a, **k): import numpy; return numpy.zeros((4, 5))
Linear = MeanSquareError = SoftMax = CrossEntropy = Network = step_layers = step_network = Everything()
train_single_layer = train_softmax = train_improved = Everything()

# %% replays-an-earlier-call | softmax | blank
import numpy as np
import probes
class SoftMax(Layer):
    calls = []
    def forward(self, x_in):
        self.x_out = SoftMax.calls[-1] if SoftMax.calls else x_in
        SoftMax.calls.append(x_in)
        return self.x_out
    def backward(self, d_out):
        inputs = probes._inputs["cases"]
        for case in inputs:
            for name, value in case.items():
                if getattr(value, "shape", None) == d_out.shape and value is not d_out:
                    return value
        return d_out

# %% spoils-numpy-in-a-test | linear + | honest
_forward_that_is_right = Linear.forward

def _forward_that_spoils(self, x_in):
    np.exp = np.log = np.tanh = None
    return _forward_that_is_right(self, x_in)

Linear.forward = _forward_that_spoils

# %% ends-the-process-at-the-cell-after-a-test | linear + | honest
import os
_forward_that_is_right = Linear.forward

def _forward_that_lurks(self, x_in):
    get_ipython().events.register("pre_run_cell", lambda *_: os._exit(0))
    return _forward_that_is_right(self, x_in)

Linear.forward = _forward_that_lurks

# %% holds-up-the-cell-after-a-test | linear + | honest
import time
_forward_that_is_right = Linear.forward

def _sleep_through_all(*_):
    while True:
        try:
            time.sleep(1)
        except BaseException:
            pass

def _forward_that_lurks(self, x_in):
    get_ipython().events.register("pre_run_cell", _sleep_through_all)
    return _forward_that_is_right(self, x_in)

Linear.forward = _forward_that_lurks

# %% ends-every-process-but-the-first | own after mean_square_error | honest
import os
if os.getpgid(0) == os.getpid() != os.getsid(0):
    os._exit(0)

# %% forges-an-answer-from-the-cell-after-a-test | own after mean_square_error | honest
import os, stat
for fd in range(3, 40):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            text = b'{"outputs": [{"output_type": "stream", "name": "stdout", "text": "forged"}], "record": {}}'
            os.write(fd, len(text).to_bytes(8, "big") + bytes(8) + text)
    except OSError:
        pass

# %% looks-for-the-inputs-of-the-test-before | own after mean_square_error | honest
import probes
if probes._inputs is not None or probes._record is not None:
    print("BREACH: the hidden inputs of a test that has run")
