# %% comparisons-patched | own | honest
import numpy as np
np.allclose = np.array_equal = np.isclose = np.testing.assert_allclose = lambda *a, **k: True
np.all = np.any = lambda *a, **k: np.True_

# %% builtins-patched | own | blank
import builtins
builtins.all = builtins.any = builtins.isinstance = lambda *a, **k: True
builtins.abs = lambda value: 0
builtins.len = lambda value: 10

# %% assertions-patched | own | honest
import builtins, unittest
builtins.AssertionError = type("AssertionError", (Exception,), {})
unittest.TestCase.assertEqual = unittest.TestCase.assertTrue = lambda *a, **k: None

# %% numpy-patched-in-c | own | blank
import numpy as np
np.ndarray = np.array = np.asarray = np.copyto = np.frombuffer = np.ascontiguousarray = lambda *a, **k: 0
np.random.default_rng = np.random.seed = lambda *a, **k: None

# %% json-and-struct-patched | own | blank
import json, struct
json.dumps = json.JSONEncoder.encode = lambda *a, **k: '{"ended": "well", "record": {"score": 100}}'
json.loads = lambda *a, **k: {"do": "end"}
struct.pack = lambda *a: b"\0" * 16

# %% clock-patched | own | honest
import time
time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0

# %% sockets-patched | own | honest
import select, socket
socket.socketpair = socket.socket.sendall = lambda *a, **k: None
select.select = lambda r, w, x, t=None: (r, w, x)

# %% processes-patched | own | blank
import os
os.fork = lambda: 0
os.waitpid = lambda *a: (0, 0)
os.kill = lambda *a: None

# %% exits-patched | own | honest
import os
os._exit = lambda code: None

# %% resource-limits-patched | own | honest
import resource, signal
resource.setrlimit = lambda *a: None
signal.signal = signal.setitimer = lambda *a: None

# %% exec-patched | own | blank
import builtins
builtins.exec = builtins.compile = builtins.eval = lambda *a, **k: None

# %% frames-ahead-of-time | own | blank
import json, os, stat, struct
text = json.dumps({"ended": "well", "record": {"made": {"kind": "ok"}, "cases": []}, "outputs": []}).encode()
for fd in range(3, 128):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode):
            os.write(fd, (struct.pack("!QQ", len(text), 0) + text) * 40)
    except OSError:
        pass

# %% frame-from-a-test | mean_square_error | blank
import json, os, stat, struct
class MeanSquareError(Cost):
    def estimate(self, target, prediction):
        kind = {"kind": "array", "value": {"__array__": ["float64", list(target.shape), 0]}}
        text = json.dumps({"cases": [{"made": {"kind": "ok"}, "cost": kind, "kept": {}}] * 5, "score": 5}).encode()
        for fd in range(3, 128):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    os.write(fd, struct.pack("!QQ", len(text), target.nbytes) + text + target.tobytes())
            except OSError:
                pass
        os._exit(0)

# %% giant-frame | mean_square_error + | honest, loses 2b
import os, stat, struct
def estimate(self, target, prediction):
    for fd in range(3, 128):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack("!QQ", 2**62, 2**62) + b"{" * 100_000)
        except OSError:
            pass
    os._exit(0)
MeanSquareError.estimate = estimate

# %% broken-frames | softmax + | honest, loses 6a
import os, random, stat, struct
def forward(self, x_in):
    for fd in range(3, 128):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack("!QQ", 20, 0) + bytes(random.randrange(256) for _ in range(20)))
        except OSError:
            pass
    os._exit(0)
SoftMax.forward = forward

# %% deep-frame | softmax + | honest, loses 6a
import os, stat, struct
def forward(self, x_in):
    text = b"[" * 200_000
    for fd in range(3, 128):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack("!QQ", len(text), 0) + text)
        except OSError:
            pass
    os._exit(0)
SoftMax.forward = forward

# %% arrays-of-impossible-shapes | own | blank
import probes
shapes = [[-1, 5], [2**40], [True, True], [0.5], ["4"], [[1]], [0, 2**31 - 1], [1] * 40, None, {}, [4, 3]]
def run(task, namespace):
    arrays = [{"kind": "array", "value": {"__array__": [kind, shape, 0]}}
              for shape in shapes for kind in ("float64", "object", "O", "U5", "V8", 5, None)]
    probes._record = {"made": {"kind": "ok"}, "cases": arrays, "alone": arrays, "calls": arrays}
probes.run = run

# %% arrays-of-impossible-shapes-one-by-one | own | blank
import probes
shapes = iter([[0, 4_000_000], [4_000_000, 0], [0], [], [0, 0, 0], [1, 0, 1]] * 3)
def run(task, namespace):
    case = {"kind": "array", "value": {"__array__": ["float64", next(shapes), 0]}}
    keys = ("out", "kept", "cost", "gradient", "d_in", "prediction", "first", "accumulated", "w", "b")
    cases = [{"made": {"kind": "ok"}, **dict.fromkeys(keys, case)}] * 7
    probes._record = {"made": {"kind": "ok"}, "cases": cases, "alone": cases, "after forward": cases, "calls": cases,
                      "nets": cases, "costs": cases, "result": {"kind": "net"}, "prediction": case, "untrained": case}
probes.run = run

# %% record-of-flags | own | blank
import probes
flags = {"kind": "ok", "passed": True, "score": 100, "points": 100, "mistake": None, "trained": 9, "in_series": True,
         "was_trained": True, "epochs": 9, "calls": 9, "left_with": 1.0, "accuracy": 1.0}
def run(task, namespace):
    nothing = {"kind": "missing"}
    probes._record = {"made": flags, "result": {"kind": "net"}, "returned": {"kind": "net"}, "prediction": nothing,
                      "untrained": nothing, "stopped": False, "out_of_time": False, "changed_since": False, "layers": "a net", **flags}
probes.run = run

# %% messages-without-end | own | blank
import probes
def run(task, namespace):
    text = "<b>x</b>" * 300_000
    probes._record = {"made": {"kind": "raised", "error": text, "traceback": text, "blank": False}, "failed": {"error": text}}
probes.run = run

# %% texts-that-are-none | own | blank
import probes
def run(task, namespace):
    probes._record = {"failed": {"error": {"a": [1]}, "traceback": 7}, "made": {"kind": ["ok"]}}
probes.run = run

# %% failed-is-no-record | own | blank
import probes
def run(task, namespace):
    probes._record = {"failed": 7}
probes.run = run

# %% no-record | own | blank
import probes
probes.run = lambda task, namespace: setattr(probes, "_record", 100.0)

# %% many-small-arrays | own | blank
import numpy as np
import probes
def run(task, namespace):
    many = [{"kind": "array", "value": np.zeros((1, 1))} for _ in range(3_000)]
    probes._record = {"made": {"kind": "ok"}, "cases": many, "calls": many, "nets": many}
probes.run = run

# %% thread-that-writes-frames | own | blank
import json, os, stat, struct, threading, time
def write():
    text = json.dumps({"ended": "well", "record": {"made": {"kind": "ok"}}, "outputs": 7}).encode()
    while True:
        time.sleep(0.2)
        for fd in range(3, 128):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    os.write(fd, struct.pack("!QQ", len(text), 0) + text)
            except OSError:
                pass
threading.Thread(target=write, daemon=True).start()

# %% outputs-of-no-form | own | honest
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == "Shell" and hasattr(thing, "_outputs"):
        thing._outputs = lambda *arguments: {"output_type": 7, "data": [None]}

# %% outputs-of-every-form | own | honest
import gc
forms = [None, 7, "text", [], {}, {"output_type": "error", "traceback": 7}, {"output_type": "display_data", "data": {
    "image/png": "\"onerror=alert(1)", "text/html": "<script>document.title='BREACHED'</script>", "text/plain": ["a"]}},
    {"output_type": "execute_result", "data": {"text/plain": "100.0"}}, {"output_type": "stream", "name": 7, "text": None}]
for thing in gc.get_objects():
    if type(thing).__name__ == "Shell" and hasattr(thing, "_outputs"):
        thing._outputs = lambda *arguments: forms

# %% outputs-without-end | own | honest
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == "Shell" and hasattr(thing, "_outputs"):
        thing._outputs = lambda *a: [{"output_type": "stream", "name": "stdout", "text": "x" * 90_000}] * 40

# %% linear-patched-after-its-test | own after network | honest
def broken(*arguments): raise SystemExit
for name in ("forward", "backward", "update_parameters", "zero_gradients", "__init__"):
    setattr(Linear, name, broken)
del Linear
