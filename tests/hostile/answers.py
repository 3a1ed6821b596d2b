# %% reads-the-disk | own | honest
import os
for folder, folders, names in os.walk("/"):
    if folder.startswith(("/proc", "/usr/share", "/usr/lib/x86")) or "site-packages" in folder:
        folders.clear()
        continue
    for name in names:
        if name.endswith((".ipynb", ".db")) or name in (".grader_seed", "rubric.py", "findings.json", "notes.txt", "shadow"):
            try:
                print("BREACH:", folder, name, open(os.path.join(folder, name), errors="replace").read(500))
            except OSError:
                pass

# %% reads-the-course | own | honest
import glob
for path in ("/grader/judge/rubric.py", "/grader/grader/seed.py", "/course/backpropagation.ipynb", "../gradebook.db",
             "../../solutions/backpropagation/backpropagation.ipynb", "/etc/shadow", "/root/.bashrc"):
    try:
        print("BREACH:", path, open(path, errors="replace").read(200))
    except OSError:
        pass
if len(open("/etc/passwd").readlines()) > 1:  # the sandbox's own account is there, so that it has a name
    print("BREACH: /etc/passwd", open("/etc/passwd").read())
import course
secret = [name for name in glob.glob(course.__path__[0] + "/**", recursive=True) if name.endswith(("expected.py", "right", "wrong"))]
if secret:
    print("BREACH:", secret)
print([name for name in glob.glob("/grader/**", recursive=True) if "judge" in name])

# %% reads-the-environment | own | honest
import os
for name, value in os.environ.items():
    print(name, value)
for pid in os.listdir("/proc"):
    if pid.isdigit():
        try:
            print(pid, open(f"/proc/{pid}/environ").read())
        except OSError:
            pass

# %% reads-the-command-lines | own | honest
import os
for pid in os.listdir("/proc"):
    if pid.isdigit():
        for name in ("cmdline", "maps", "mountinfo"):
            try:
                print(pid, name, open(f"/proc/{pid}/{name}").read()[:3000])
            except OSError:
                pass
if len([pid for pid in os.listdir("/proc") if pid.isdigit()]) > 8:
    print("BREACH: processes of others are to be seen")

# %% reads-its-parent's-memory | own | honest
import os
for pid in (os.getppid(), 1):
    for name in ("mem", "environ", "fd", "maps"):
        try:
            path = f"/proc/{pid}/{name}"
            # The numbers of open files may be listed where both are one user outside of the sandbox; what they are, may not.
            found = [os.readlink(f"{path}/{fd}") for fd in os.listdir(path)] if name == "fd" else open(path, "rb").read(100)
            print("BREACH:", path, found)
        except OSError:
            pass

# %% follows-the-root-of-init | own | honest
import os
for path in ("/proc/1/root", "/proc/1/cwd", "/proc/self/root/..", "/proc/self/cwd/../../../.."):
    try:
        names = os.listdir(path)
        if {"home", "var", "opt", "boot"} & set(names):
            print("BREACH:", path, names)
    except OSError:
        pass

# %% opens-by-file-descriptor | own | honest
import os
for fd in range(3, 128):
    try:
        target = os.readlink(f"/proc/self/fd/{fd}")
    except OSError:
        continue
    if not target.startswith(("socket:", "pipe:", "anon_inode:", "/dev/null", "/proc")):
        print("BREACH: open file", fd, target)

# %% finds-the-secret-in-the-inputs | own | blank
import probes, gc
def run(task, namespace):
    record = {"made": {"kind": "ok"}}
    inputs = probes._inputs
    if "secret" in inputs or any("class" in str(key) for key in inputs):
        raise RuntimeError("BREACH: the secret was sent")
    probes._record = record
probes.run = run

# %% guesses-the-seed | linear | blank
import random
import numpy as np
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w, self.b = np.zeros((n_out, n_in)), np.zeros((1, n_out))
        self.dw, self.db = np.zeros((n_out, n_in)), np.zeros((1, n_out))
    def forward(self, x_in):
        state = np.random.get_state()
        for seed in range(200):
            rng = np.random.default_rng(seed)
            if np.allclose(rng.normal(size=x_in.shape), x_in):
                raise RuntimeError("BREACH: the seed was found")
        np.random.set_state(state)
        return np.random.rand(len(x_in), len(self.w))

# %% finds-other-submissions | own | honest
import os
for root in ("/submission", "/tmp", "/", "/course", "..", "../.."):
    for folder, folders, names in os.walk(root):
        if folder.startswith(("/proc", "/usr", "/sys")) or "site-packages" in folder:
            folders.clear()
            continue
        if any(name.endswith(".ipynb") for name in names) or "submitted" in folders:
            print("BREACH:", folder, names, folders)

# %% finds-what-others-left | own | honest
import os
left = [name for name in os.listdir(".") if name not in ("ipython", "matplotlib", ".cache")]
if left:
    print("BREACH: left by others:", left)

# %% leaves-files-for-others | own | honest
import os
os.makedirs("deep/er/still")
for name in ("answers.py", "numpy.py", "sitecustomize.py", ".hidden", "deep/er/still/answers.py"):
    with open(name, "w") as file:
        file.write("raise SystemExit")
os.chmod("deep/er", 0)
os.symlink("/", "root")
os.mkfifo("pipe")

# %% leaves-shared-memory-for-others | own | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(4711, 4096, 0o1666) >= 0 or libc.msgget(4711, 0o1666) >= 0 or libc.semget(4711, 1, 0o1666) >= 0:
    print("BREACH: memory that outlives the submission")

# %% keeps-answers-for-the-next-run | own | honest
import os
if os.listdir("/dev/shm"):
    print("BREACH: another submission's shared memory is still there")
with open("/dev/shm/kept", "w") as file:
    file.write("kept")
for folder in ("/dev/mqueue", "/var/tmp", "/run", "/home", "/root", "/etc", "/usr", "/course", "/grader", "/"):
    try:
        with open(os.path.join(folder, "kept"), "w") as file:
            file.write("kept")
        print("BREACH: wrote to", folder)
    except OSError:
        pass

# %% reads-the-solutions-of-the-visible-checks | mean_square_error | blank
import inspect, sys
class MeanSquareError(Cost):
    def estimate(self, target, prediction):
        import checks
        names = [name for name in dir(checks) if "solution" in name.lower() or "expected" in name.lower()]
        return getattr(checks, names[0])(target, prediction) if names else None
    def gradient(self, cost):
        return cost

# %% times-its-answers | softmax | blank
import time
import numpy as np
class SoftMax(Layer):
    def forward(self, x_in):
        started = time.perf_counter()
        while time.perf_counter() - started < 0.01:
            pass
        self.x_out = np.zeros(x_in.shape)
        return self.x_out
    def backward(self, d_out):
        return np.zeros(d_out.shape)
