# %% loop-in-a-cell | own | honest
while True:
    pass

# %% loop-in-an-answer-cell | task_2f | blank
def step_layers(*arguments): pass
while True: pass

# %% loop-that-catches-everything | own | honest
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

# %% sleeps | own | honest
import time
time.sleep(10_000)

# %% loop-in-c | own | honest
sum(range(10**12))

# %% loop-in-a-regular-expression | own | honest
import re
re.match(r"(a+)+$", "a" * 40 + "b")

# %% loop-in-forward | linear + | honest, loses 2a
def forward(self, x_in):
    while True:
        pass
Linear.forward = forward

# %% loop-in-backward | linear + | honest, loses 2d
def backward(self, d_out):
    while True:
        pass
Linear.backward = backward

# %% loop-in-update | linear + | honest, loses 2e
def update_parameters(self, learning_rate):
    while True:
        pass
Linear.update_parameters = update_parameters

# %% loop-in-estimate | cross_entropy + | honest, loses 6b
def estimate(self, target, x_in):
    while True:
        pass
CrossEntropy.estimate = estimate

# %% sleep-in-gradient | mean_square_error + | honest, loses 2c
import time
def gradient(self, cost):
    time.sleep(10_000)
MeanSquareError.gradient = gradient

# %% loop-that-ignores-signals | softmax + | honest, loses 6a
import signal
def forward(self, x_in):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
        except (OSError, ValueError):
            pass
    while True:
        pass
SoftMax.forward = forward

# %% loop-when-deleted | linear + | honest, loses 2a 2d 2e
def __del__(self):
    while True:
        pass
Linear.__del__ = __del__

# %% loop-in-an-attribute | softmax + | honest, loses 6a 6d
def x_out(self):
    while True:
        pass
SoftMax.x_out = property(x_out, lambda self, value: None)

# %% loop-when-printed | own | honest
class Endless:
    def __repr__(self):
        while True:
            pass
Endless()

# %% exception-without-an-end | softmax + | honest, loses 6a
class Endless(Exception):
    def __str__(self):
        while True:
            pass
def forward(self, x_in):
    raise Endless
SoftMax.forward = forward

# %% exception-without-an-end-in-a-cell | own | honest
class Endless(Exception):
    def __str__(self):
        while True:
            pass
    __repr__ = __str__
raise Endless

# %% exception-that-raises | softmax + | honest, loses 6a
class Raising(BaseException):
    def __str__(self): raise self
    __repr__ = __str__
    __traceback__ = property(lambda self: 1 / 0)
def forward(self, x_in):
    raise Raising
SoftMax.forward = forward

# %% exception-with-a-long-chain | softmax + | honest, loses 6a
def forward(self, x_in):
    def deeper(n):
        try:
            raise ValueError("x" * 10_000) if n == 0 else RuntimeError("y" * 1_000)
        finally:
            if n: deeper(n - 1)
    deeper(300)
SoftMax.forward = forward

# %% base-exceptions | mean_square_error + | honest, loses 2b 2c
def estimate(self, target, prediction): raise SystemExit(0)
def gradient(self, cost): raise KeyboardInterrupt
MeanSquareError.estimate, MeanSquareError.gradient = estimate, gradient

# %% generator-exit | network + | honest, loses 3a
def raising(self, *arguments): raise GeneratorExit
Network.forward = Network.backward = Network.zero_gradients = Network.update_parameters = raising

# %% recursion | softmax + | honest, loses 6a
def forward(self, x_in): return self.forward(x_in)
SoftMax.forward = forward

# %% recursion-without-a-limit | softmax + | honest, loses 6a
import sys
def forward(self, x_in):
    sys.setrecursionlimit(2**30)
    def deeper(x): return [deeper(x)]
    return deeper(x_in)
SoftMax.forward = forward

# %% exits | own after linear | honest
import sys
sys.exit(1)

# %% exits-at-once | own after linear | honest
import os
os._exit(0)

# %% aborts | own after linear | honest
import os
os.abort()

# %% exits-in-forward | linear + | honest, loses 2a
import os
Linear.forward = lambda self, x_in: os._exit(0)

# %% kills-itself-in-forward | linear + | honest, loses 2a
import os
Linear.forward = lambda self, x_in: os.kill(os.getpid(), 9)

# %% segmentation-fault | softmax + | honest, loses 6d
import ctypes
SoftMax.backward = lambda self, d_out: ctypes.string_at(0)

# %% segmentation-fault-in-a-cell | own | honest
import ctypes
ctypes.string_at(0)

# %% floating-point-trap | softmax + | honest, loses 6d
import os
SoftMax.backward = lambda self, d_out: os.kill(os.getpid(), 8)

# %% fork-bomb | own | honest
import os
while True:
    try:
        os.fork()
    except OSError:
        pass

# %% fork-bomb-in-a-test | linear + | honest, loses 2a
import os
def forward(self, x_in):
    while True:
        try:
            os.fork()
        except OSError:
            pass
Linear.forward = forward

# %% thread-bomb | softmax + | honest, loses 6a
import threading, time
def forward(self, x_in):
    while True:
        try:
            threading.Thread(target=time.sleep, args=(1_000,)).start()
        except RuntimeError:
            pass
SoftMax.forward = forward

# %% memory-bomb | softmax + | honest, loses 6a
def forward(self, x_in):
    kept = []
    while True:
        kept.append(bytearray(10_000_000))
SoftMax.forward = forward

# %% memory-bomb-in-a-cell | own | honest
import numpy as np
kept = [np.ones(100_000_000) for _ in range(100)]

# %% memory-bomb-that-goes-on | own | honest
kept = []
while True:
    try:
        kept.append("x" * 10_000_000)
    except MemoryError:
        pass

# %% memory-bomb-of-many-processes | softmax + | honest, loses 6a
import os
def forward(self, x_in):
    for _ in range(8):
        if os.fork() == 0:
            break
    kept = []
    while True:
        try:
            kept.append(b"x" * 20_000_000)
        except MemoryError:
            pass
SoftMax.forward = forward

# %% a-huge-array | linear + | honest, loses 2a
import numpy as np
Linear.forward = lambda self, x_in: np.zeros((20_000, 10_000), dtype=np.int8)

# %% a-huge-number | own | honest
print(10 ** 10 ** 8)

# %% a-huge-text | softmax + | honest, loses 6a
def forward(self, x_in): raise ValueError("x" * 100_000_000)
SoftMax.forward = forward

# %% fills-the-disk | own | honest
import os
for i in range(10_000):
    with open(f"file{i}", "wb") as file:
        file.write(os.urandom(1_000_000) * 15)

# %% a-file-that-is-too-large | own | honest
with open("large", "wb") as file:
    for _ in range(1_000):
        file.write(b"x" * 1_000_000)

# %% many-files | own | honest
import os
for i in range(20_000):
    os.makedirs(f"{i % 100}/{i}")

# %% deep-folders | own | honest
import os
for _ in range(3_000):
    os.mkdir("deeper")
    os.chdir("deeper")

# %% opens-many-files | own | honest
kept = []
while True:
    kept.append(open("/dev/zero"))

# %% prints-without-end | own | honest
while True:
    print("x" * 1_000)

# %% prints-without-end-in-a-test | softmax + | honest, loses 6d
import os, sys
def backward(self, d_out):
    while True:
        print("x" * 1_000)
        os.write(1, b"x" * 1_000)
SoftMax.backward = backward

# %% shows-without-end | own | honest
from IPython.display import display
while True:
    display("x" * 100_000)

# %% shows-large-pictures | own | honest
import matplotlib.pyplot as plt
import numpy as np
for _ in range(3):
    plt.figure(figsize=(20, 20))
    plt.imshow(np.random.rand(500, 500))
    plt.show()

# %% warns-without-end | own | honest
import sys, warnings
for i in range(100_000):
    warnings.warn(f"warning {i}")
    sys.stderr.write("x" * 100)

# %% threads-left-over | own | honest
import threading, time
for _ in range(5):
    threading.Thread(target=time.sleep, args=(3_600,), daemon=False).start()

# %% busy-threads-left-over | own | honest
import threading
def work():
    while True:
        sum(range(1_000))
threading.Thread(target=work, daemon=True).start()

# %% processes-left-over | own | honest
import os, time
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(3_600)
        os._exit(0)

# %% processes-left-over-by-a-test | softmax + | honest
import os, time
original, pid = SoftMax.forward, os.getpid()
def forward(self, x_in):
    global pid
    if os.getpid() != pid:
        pid = os.getpid()
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                while True: pass
            os._exit(0)
    return original(self, x_in)
SoftMax.forward = forward

# %% process-that-answers-twice | own | honest
import os
os.fork()

# %% subprocesses | own | honest
import subprocess
subprocess.Popen(["sleep", "3600"])
subprocess.Popen(["sh", "-c", "while :; do :; done"])

# %% pool-of-processes | own | honest
import multiprocessing
multiprocessing.Pool(40)

# %% exit-handlers | own | honest
import atexit, os, signal, time
atexit.register(time.sleep, 3_600)
os.register_at_fork(before=lambda: None, after_in_child=lambda: None)

# %% fork-handlers | own | blank
import os, time
os.register_at_fork(before=lambda: time.sleep(100))

# %% alarms-of-its-own | own | honest
import signal
signal.signal(signal.SIGALRM, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
while True:
    pass

# %% alarm-for-later | own | honest
import signal
signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
signal.setitimer(signal.ITIMER_VIRTUAL, 100)
signal.signal(signal.SIGUSR1, lambda *a: 1 / 0)

# %% waits-for-input | own | honest
input("What is the answer? ")

# %% reads-without-end | own | honest
open("/dev/zero", "rb").read()

# %% waits-for-a-pipe | own | honest
import os
os.mkfifo("pipe")
open("pipe").read()

# %% trains-without-end | task_5 | blank
def train_improved():
    while True:
        pass

# %% trains-slowly | task_4 | blank
import time
def train_single_layer():
    net = Network([Linear(784, 10)])
    while True:
        train(net, MeanSquareError(), 100, 600, 0.0001)

# %% everything-loops | linear | blank
class Linear(Layer):
    def __init__(self, *arguments):
        while True:
            pass

# %% different-each-time | own | honest
import os, time
if os.path.exists("/proc/self") and time.time_ns() % 2:
    os._exit(0)

# %% nested-record | linear + | honest, loses 2a 2d 2e
import probes
nested = []
for _ in range(900):
    nested = [nested]
original = probes.run
def run(task, namespace):
    if task in ("2a", "2d", "2e"):
        probes._record = {"made": {"kind": "ok"}, "cases": nested}
    else:
        original(task, namespace)
probes.run = run

# %% nested-record-of-dicts | linear + | honest, loses 2a 2d 2e
import probes
nested = {}
for _ in range(400):
    nested = {"made": nested, "cases": [nested]} if _ < 8 else {"value": nested}
original = probes.run
def run(task, namespace):
    if task in ("2a", "2d", "2e"):
        probes._record = nested
    else:
        original(task, namespace)
probes.run = run

# %% a-page-of-colours | own | honest
for i in range(20_000):
    print(f"\x1b[3{i % 8}mx", end="")

# %% colours-in-an-error | own | honest
raise ValueError("\x1b[31mx\x1b[0m" * 50_000)

# %% accents-over-the-page | own | honest
print("a" + "\u0301" * 15_000)

# %% many-empty-files | own | honest
import os
os.makedirs("many")
try:
    for i in range(1_000_000):
        os.close(os.open(f"many/{i}", os.O_CREAT | os.O_WRONLY))
except OSError:
    pass
if len(os.listdir("many")) > 10_000:
    print("BREACH: as many files as it likes")

# %% many-names-that-are-not-there | own | honest
import os
for i in range(300_000):
    try:
        os.stat(f"/usr/lib/{i}")
    except OSError:
        pass

# %% memory-in-sockets | own | honest
import socket
pairs = []
try:
    while True:
        pairs.append(socket.socketpair())
        for end in pairs[-1]:
            end.setblocking(False)
            try:
                while end.send(b"x" * 65_536):
                    pass
            except OSError:
                pass
except OSError:
    pass

# %% memory-in-shared-maps | own | honest
import mmap, os
areas = []
for _ in range(60):
    if os.fork() == 0:
        try:
            area = mmap.mmap(-1, 100_000_000)
            area.write(b"x" * 100_000_000)
        except (OSError, MemoryError):
            pass
        import time
        time.sleep(60)
        os._exit(0)

# %% memory-as-files | own | honest
import os
for folder in (".", "/dev/shm"):
    try:
        for i in range(100):
            with open(os.path.join(folder, str(i)), "wb") as file:
                file.write(b"x" * 15_000_000)
    except OSError:
        pass
    size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
    if size > 100_000_000:
        print("BREACH: wrote", size, "bytes to", folder)

# %% holds-every-core | own | honest
import os
for _ in range(60):
    try:
        if os.fork() == 0:
            os.setsid()
            while True:
                pass
    except OSError:
        break

# %% holds-every-core-in-a-test | linear + | honest, loses 2a
import os
def forward(self, x_in):
    for _ in range(60):
        try:
            if os.fork() == 0:
                os.setsid()
                while True:
                    pass
        except OSError:
            break
    while True:
        pass
Linear.forward = forward

# %% short-lived-processes | own | honest
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
end = time.time() + 1.5
while time.time() < end:
    try:
        if os.fork() == 0:
            sum(range(100_000))
            os._exit(0)
    except OSError:
        pass
