# %% network | own | honest
import socket
for family, address in ((socket.AF_INET, ("1.1.1.1", 53)), (socket.AF_INET, ("127.0.0.1", 8888)), (socket.AF_INET, ("127.0.0.1", 22))):
    try:
        with socket.socket(family) as s:
            s.settimeout(0.3)
            s.connect(address)
            print("BREACH: connected to", address)
    except OSError:
        pass

# %% names-on-the-network | own | honest
import socket, urllib.request
try:
    print("BREACH:", socket.getaddrinfo("example.org", 80))
except OSError:
    pass
try:
    print("BREACH:", urllib.request.urlopen("http://169.254.169.254/latest/meta-data/", timeout=0.3).read())
except OSError:
    pass

# %% sockets-of-the-machine | own | honest
import glob, socket
names = ["\0hamlet-sandbox-0", "/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/tmp/.X11-unix/X0"]
for name in [*names, *glob.glob("/run/**/*.sock", recursive=True)]:
    with socket.socket(socket.AF_UNIX) as s:
        try:
            s.connect(name)
            print("BREACH: connected to", repr(name))
        except OSError:
            pass

# %% other-kinds-of-sockets | own | honest
import socket
for family, kind in ((17, socket.SOCK_RAW), (16, socket.SOCK_RAW), (40, socket.SOCK_STREAM), (38, socket.SOCK_SEQPACKET)):
    try:
        with socket.socket(family, kind) as s:
            if family == 40:
                s.settimeout(0.3)
                s.connect((2, 1024))
            elif family == 17:
                print("BREACH: a packet socket")
    except (OSError, TypeError):
        pass

# %% becomes-root | own | honest
import os
for become in (os.setuid, os.setgid, os.seteuid, os.setegid):
    try:
        become(0)
        print("BREACH: became root by", become.__name__)
    except OSError:
        pass
if 0 in (os.getuid(), os.geteuid(), os.getgid(), os.getegid(), *os.getgroups()):
    print("BREACH: is root")

# %% has-capabilities | own | honest
for line in open("/proc/self/status"):
    name, _, value = line.partition(":")
    if name.startswith("Cap") and name != "CapBnd" and int(value, 16):
        print("BREACH:", line)
    if name in ("NoNewPrivs",) and value.strip() != "1" or name == "Seccomp" and value.strip() != "2":
        print("BREACH:", line)

# %% own-namespaces | own | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x08000000, 0x04000000, 0x02000000):
    if libc.unshare(flag) == 0:
        print("BREACH: a namespace of its own", hex(flag))
    pid = libc.syscall(56, flag | 17, 0, 0, 0, 0) if ctypes.sizeof(ctypes.c_long) == 8 else -1
    if pid == 0:
        libc._exit(0)
    if pid > 0:
        print("BREACH: a process with a namespace of its own", hex(flag))

# %% mounts | own | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.mount(b"none", b"/submission", b"tmpfs", 0, None) == 0 or libc.umount2(b"/proc", 2) == 0 or libc.chroot(b"/") == 0:
    print("BREACH: mounted")

# %% traces-other-processes | own | honest
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for pid in (os.getppid(), 1):
    if libc.ptrace(16, pid, 0, 0) == 0:
        print("BREACH: traces", pid)

# %% limits-of-the-parent | own | honest
import os, resource
for pid in (os.getppid(), 1):
    for name in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):
        try:
            resource.prlimit(pid, name, (1, 1))
            print("BREACH: changed the limits of", pid)
        except OSError:
            pass

# %% priority-of-the-parent | own | honest
import os
for change in (lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19), lambda: os.setpriority(os.PRIO_USER, os.getuid(), 19),
               lambda: os.sched_setaffinity(os.getppid(), {0}), lambda: os.sched_setscheduler(os.getppid(), os.SCHED_IDLE, os.sched_param(0))):
    try:
        change()
        print("BREACH: changed the priority of others")
    except OSError:
        pass

# %% limits-of-its-own | own | honest
import resource
for name in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
    try:
        resource.setrlimit(name, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("BREACH: has no limit any more", name)
    except (OSError, ValueError):
        pass

# %% writes-everywhere | own | honest
import os
for folder in ("/", "/usr", "/usr/bin", "/etc", "/course", "/grader", "/grader/probes", "/grader/sandbox", "/dev", "/proc/sys/kernel", "/lib", *os.environ["PATH"].split(":")):
    try:
        with open(os.path.join(folder, "BREACH"), "w") as file:
            file.write("x")
        print("BREACH: wrote to", folder)
    except OSError:
        pass
for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/dev/mem", "/dev/kmsg"):
    try:
        with open(path, "w") as file:
            file.write("1")
        print("BREACH: wrote to", path)
    except OSError:
        pass

# %% changes-the-course | own | honest
for path in ("/course/load_mnist.py", "/grader/course/student/checks.py", "/grader/probes/tasks.py", "/grader/sandbox/shell.py"):
    try:
        with open(path, "a") as file:
            file.write("raise SystemExit")
        print("BREACH: changed", path)
    except OSError:
        pass

# %% makes-devices-and-links | own | honest
import os, stat
try:
    os.mknod("disk", 0o666 | stat.S_IFBLK, os.makedev(8, 0))
    print("BREACH: made a device")
except OSError:
    pass
for target in ("/proc/1/root", "/grader/sandbox/runner.py", "/etc/shadow"):
    try:
        os.symlink(target, "link" + str(len(target)))
    except OSError:
        pass
try:
    os.link("/usr/bin/env", "hard")
    print("BREACH: linked out of the folder")
except OSError:
    pass

# %% setuid-programs | own | honest
import glob, subprocess
for name in ("su", "sudo", "mount", "newgrp", "passwd", "chsh", "bwrap", "unshare", "nsenter"):
    done = subprocess.run(["sh", "-c", f"{name} --version; {name} -c id; {name} -r id; {name} id"], capture_output=True, text=True, input="", timeout=2)
    if "uid=0" in done.stdout:
        print("BREACH: root by", name)

# %% 32-bit-calls | own | honest
import ctypes, mmap
code = b"\xb8\x2f\x00\x00\x00\xcd\x80\xc3"  # getgid by int 0x80
try:
    area = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    area.write(code)
    pid = __import__("os").fork()
    if pid == 0:
        ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(area)))()
        __import__("os")._exit(7)
    if __import__("os").waitstatus_to_exitcode(__import__("os").waitpid(pid, 0)[1]) == 7:
        print("BREACH: 32-bit system calls")
except OSError:
    pass

# %% keyrings-and-kernel-interfaces | own | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for number in (248, 250, 298, 310, 321, 323, 425, 438, 319, 29, 68):
    if libc.syscall(number, 0, 0, 0, 0, 0) >= 0:
        print("BREACH: system call", number)

# %% closes-its-folder | own | honest
import os
os.makedirs("inside/deeper")
for name in ("inside/deeper", "inside", "."):
    try:
        os.chmod(name, 0)
    except OSError:
        pass

# %% kills-everybody | own | honest
import os, signal
os.kill(-1, signal.SIGKILL)

# %% kills-everybody-a-moment-later | own | honest
import os, signal, time
if os.fork() == 0:
    time.sleep(0.15)
    os.kill(-1, signal.SIGKILL)

# %% kills-everybody-again-and-again | own after linear | honest
import os, signal, time
if os.fork() == 0:
    os.setsid()
    for _ in range(100):
        time.sleep(0.02)
        for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
            if pid not in (1, 2, os.getpid()):
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass

# %% exits-a-moment-later | own | honest
import os, threading
threading.Timer(0.15, lambda: os._exit(0)).start()

# %% signal-a-moment-later | own | honest
import signal
signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.1)

# %% forks-end-at-once | own | honest
import os
os.register_at_fork(after_in_child=lambda: os._exit(0))

# %% forks-are-held-up | own | honest
import os, time
os.register_at_fork(after_in_child=lambda: time.sleep(100))

# %% kills-its-parent | own | honest
import os, signal
os.kill(os.getppid(), signal.SIGKILL)

# %% stops-its-parent | own | honest
import os, signal
os.kill(os.getppid(), signal.SIGSTOP)

# %% interrupts-its-parent | own | honest
import os, signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGALRM):
    os.kill(os.getppid(), number)

# %% kills-everybody-in-a-test | linear + | honest, loses 2a
import os, signal
def forward(self, x_in):
    os.kill(-1, signal.SIGKILL)
Linear.forward = forward

# %% kills-its-parent-in-a-test | softmax + | honest, loses 6d
import os, signal
def backward(self, d_out):
    os.kill(os.getppid(), signal.SIGKILL)
SoftMax.backward = backward

# %% stops-its-parent-in-a-test | softmax + | honest, loses 6d
import os, signal
def backward(self, d_out):
    os.kill(os.getppid(), signal.SIGSTOP)
SoftMax.backward = backward

# %% memory-of-the-first-process | own | honest
import os
names = ("mem", "environ", "maps", "auxv", "stack", "syscall", "fd/0", "fd/1", "fd/2", "fd/3", "root/etc/passwd", "exe", "smaps_rollup")
for pid in {1, os.getppid()}:
    for name in names:
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                print("BREACH: read", pid, name, file.read(10))
        except OSError:
            pass
        try:
            os.close(os.open(f"/proc/{pid}/{name}", os.O_WRONLY))
            print("BREACH: writes", pid, name)
        except OSError:
            pass
    for name in ("root", "cwd", "map_files"):
        try:
            print("BREACH: listed", pid, name, os.listdir(f"/proc/{pid}/{name}"))
        except OSError:
            pass

# %% memory-of-every-process | own | honest
import os
for pid in range(1, 400):
    if pid != os.getpid():
        try:
            os.open(f"/proc/{pid}/mem", os.O_RDWR)
            print("BREACH: writes the memory of", pid)
        except OSError:
            pass

# %% writes-to-the-streams-of-others | own | honest
import os
for pid in ("self", "1", str(os.getppid())):
    for number in range(20):
        try:
            target = os.readlink(f"/proc/{pid}/fd/{number}")
        except OSError:
            continue
        if not target.startswith(("/dev/null", "/dev/urandom", "socket:", "pipe:", "anon_inode:", "/proc")):
            print("BREACH: an open file of the grader's", pid, number, target)

# %% open-files-that-were-left | own | honest
import os, stat
for number in range(3, 60):
    try:
        kind = os.fstat(number).st_mode
    except OSError:
        continue
    if stat.S_ISREG(kind) or stat.S_ISDIR(kind):
        print("BREACH: an open file", number, os.readlink(f"/proc/self/fd/{number}"))

# %% joins-the-namespaces-of-others | own | honest
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for pid in (1, os.getppid(), os.getpid()):
    for name in ("user", "mnt", "pid", "net", "ipc", "uts", "cgroup"):
        try:
            descriptor = os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY)
        except OSError:
            continue
        if libc.setns(descriptor, 0) == 0:
            print("BREACH: joined", pid, name)

# %% files-of-others-by-a-handle | own | honest
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for pid in (1, os.getppid()):
    handle = libc.syscall(434, pid, 0)
    for number in range(4):
        if handle >= 0 and libc.syscall(438, handle, number, 0) >= 0:
            print("BREACH: has a file of", pid)
if libc.syscall(303, -100, b"/", ctypes.create_string_buffer(200), ctypes.byref(ctypes.c_int()), 0) == 0:
    print("BREACH: a handle of a file")

# %% another-user-again | own | honest
for name, text in (("uid_map", "0 0 1"), ("gid_map", "0 0 1"), ("setgroups", "allow"), ("oom_score_adj", "-1000"), ("loginuid", "0")):
    try:
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
        print("BREACH: wrote", name)
    except OSError:
        pass

# %% settings-of-the-kernel | own | honest
import os
for folder, _, names in os.walk("/proc/sys"):
    for name in names:
        try:
            os.close(os.open(os.path.join(folder, name), os.O_WRONLY))
            if not name.startswith("ns_last_pid"):
                print("BREACH: can change", folder, name)
        except OSError:
            pass

# %% mounts-in-the-new-way | own | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for number, arguments in ((428, (-100, b"/", 1)), (430, (b"tmpfs", 0)), (433, (-100, b"/", 0)), (442, (-100, b"/", 0, 0, 0))):
    if libc.syscall(number, *arguments) >= 0:
        print("BREACH: system call", number)

# %% cores-of-its-own-choice | own | honest
import os
for cores in ({0}, set(range(os.cpu_count()))):
    try:
        os.sched_setaffinity(0, cores)
        print("BREACH: chose its cores")
    except OSError:
        pass

# %% signals-to-the-first-process | own | honest
import os, signal
for number in range(1, 65):
    if number not in (32, 33):
        try:
            os.kill(1, number)
        except OSError:
            pass

# %% types-into-a-terminal | own | honest
import fcntl, os, termios
for name in ("/dev/tty", "/dev/console", "/proc/self/fd/0"):
    try:
        fcntl.ioctl(os.open(name, os.O_RDWR), termios.TIOCSTI, b"x")
        print("BREACH: typed into", name)
    except OSError:
        pass

# %% devices-of-the-machine | own | honest
import os
allowed = {"null", "zero", "full", "random", "urandom", "tty", "ptmx", "pts", "shm", "fd", "stdin", "stdout", "stderr", "core", "console", "mqueue"}
if set(os.listdir("/dev")) - allowed:
    print("BREACH: devices", set(os.listdir("/dev")) - allowed)

# %% files-sent-to-the-grader | own | honest
import array, os, socket, stat
for number in range(3, 20):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            channel = socket.socket(fileno=os.dup(number))
            channel.sendmsg([b""], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
            channel.detach()
    except OSError:
        pass
