# %% a-file | own, three times | honest
import os
for folder in (".", "/submission", "/tmp", "/dev/shm", os.path.expanduser("~"), os.environ["TMPDIR"]):
    path = os.path.join(folder, "left-by-another")
    try:
        if os.path.exists(path) and os.path.realpath(path) not in globals().get("mine", set()):
            print("BREACH: found", path)
        with open(path, "w") as file:
            file.write("x")
        mine = globals().get("mine", set()) | {os.path.realpath(path)}
    except OSError:
        pass

# %% a-name-without-a-file | own, three times | honest
import os, socket, time
end = socket.socket(socket.AF_UNIX)
try:
    end.bind("\0left-by-another")
    end.listen()
except OSError as error:
    print("BREACH: somebody else has the name", error)
if os.fork() == 0:
    os.setsid()
    time.sleep(60)

# %% a-port-that-waits | own, three times | honest
import socket
listener = socket.socket()
try:
    listener.bind(("127.0.0.1", 45001))
    listener.listen()
    near = socket.create_connection(("127.0.0.1", 45001))
    far, _ = listener.accept()
    far.close()  # the end that closes first waits for a minute, whatever becomes of its process
    near.close()
    listener.close()
    with socket.socket() as again:
        try:
            again.bind(("127.0.0.1", 45001))
        except OSError:
            pass
except OSError as error:
    print("BREACH: somebody else has the port", error)

# %% bits-as-ports | own, three times | honest
import socket
ends = []
for bit in range(20):
    end = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        end.bind(("127.0.0.1", 46000 + bit))
        ends.append(end)
    except OSError:
        print("BREACH: bit", bit)

# %% byte-range-locks | own, three times | honest
import fcntl, os, struct, time
for path in (os.__file__, "/course/load_mnist.py", "/dev/null", "/proc/self/exe"):
    try:
        with open(path, "rb") as file:
            question = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 4711, 1, 0)
            kind, *_ = struct.unpack("hhqqi4x", fcntl.fcntl(file, fcntl.F_GETLK, question))
            if kind != fcntl.F_UNLCK:
                print("BREACH: somebody else has locked", path)
    except OSError:
        pass
if os.fork() == 0:
    os.setsid()
    for path in (os.__file__, "/course/load_mnist.py"):
        try:
            fcntl.fcntl(os.open(path, os.O_RDONLY), fcntl.F_SETLK, struct.pack("hhqqi4x", fcntl.F_RDLCK, os.SEEK_SET, 4711, 1, 0))
        except OSError:
            pass
    time.sleep(60)

# %% locks-of-open-files | own, three times | honest
import fcntl, os, time
for path in (os.__file__, "/course/load_mnist.py", "/usr/bin/env"):
    file = open(path, "rb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        print("BREACH: locked", path)
    except OSError as error:
        if error.errno == 11:
            print("BREACH: somebody else has locked", path)

# %% leases-on-files | own, three times | honest
import fcntl, os
for path in (os.__file__, "/course/load_mnist.py"):
    with open(path, "rb") as file:
        for ask in (lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK), lambda: fcntl.fcntl(file, fcntl.F_GETLEASE)):
            try:
                print("BREACH: a lease", ask())
            except OSError:
                pass

# %% extended-attributes | own, three times | honest
import os
for path in ("/", "/usr", "/usr/bin/env", os.__file__, "/course", "/course/load_mnist.py", "/grader", "/grader/sandbox/runner.py", "/dev/null",
             "/proc/1/fd/1", "/proc/1/fd/2", "/dev/shm", ".", "/proc/self/exe"):
    for name in ("user.left", "trusted.left", "security.left"):
        try:
            if os.getxattr(path, "user.left"):
                print("BREACH: found a mark on", path)
        except OSError:
            pass
        try:
            os.setxattr(path, name, b"x")
            print("BREACH: left a mark on", path)
        except OSError:
            pass

# %% sockets-of-the-machines-host | own | honest
import socket
try:
    socket.socket(40, socket.SOCK_STREAM)
    print("BREACH: a socket to the host of this machine")
except OSError:
    pass

# %% families-of-sockets | own | honest
import socket
for family in set(range(60)) - {0, 1, 2, 10}:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind).close()
            print("BREACH: a socket of the family", family)
        except OSError:
            pass
        try:
            socket.socketpair(family, kind)
            print("BREACH: a pair of the family", family)
        except OSError:
            pass

# %% shared-memory-with-a-name | own, three times | honest
from multiprocessing import shared_memory
try:
    memory = shared_memory.SharedMemory("left-by-another", create=True, size=4096)
    memory.buf[0] = 1
except FileExistsError:
    print("BREACH: memory of another submission")
except OSError:
    pass

# %% semaphores-with-a-name | own, three times | honest
import _multiprocessing
try:
    semaphore = _multiprocessing.SemLock(1, 1, 10, "/left-by-another", False)
except FileExistsError:
    print("BREACH: a semaphore of another submission")
except OSError:
    pass

# %% queues-of-messages | own, three times | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(240, b"left", 0o102, 0o666, 0) >= 0 or libc.syscall(68, 4711, 0o1666) >= 0:
    print("BREACH: a queue that outlives the submission")

# %% keys-of-the-kernel | own, three times | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for keyring in (-2, -3, -4, -5):
    if libc.syscall(248, b"user", b"left", b"x", 1, keyring) >= 0 or libc.syscall(250, 0, keyring, 1) >= 0:
        print("BREACH: a key that others find")

# %% watches-files-of-others | own | honest
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.inotify_init() >= 0 or libc.inotify_init1(0) >= 0 or libc.fanotify_init(0, 0) >= 0:
    print("BREACH: sees who opens a shared file")

# %% looks-what-is-in-memory | own | honest
import ctypes, mmap, os
libc = ctypes.CDLL(None, use_errno=True)
with open(os.__file__, "rb") as file:
    area = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    known = ctypes.create_string_buffer(len(area) // 4096 + 1)
    address = ctypes.c_void_p(0)
    if libc.syscall(27, address, 4096, known) == 0 or libc.syscall(451, file.fileno(), known, known, 0) == 0:
        print("BREACH: sees which pages others have read")

# %% processes-of-others | own, three times | honest
import os
for pid in filter(str.isdigit, os.listdir("/proc")):
    if int(pid) not in (1, os.getpid(), os.getppid()):
        print("BREACH: another process", pid, open(f"/proc/{pid}/comm").read())
    try:
        if b"bwrap" in open(f"/proc/{pid}/cmdline", "rb").read():
            print("BREACH: sees the process around the sandbox", pid)
    except OSError:
        pass

# %% outlives-its-submission | own, three times | honest
import ctypes, os, signal, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        ctypes.CDLL(None).prctl(15, b"outlives", 0, 0, 0)
        end = time.time() + 3000
        while time.time() < end:
            time.sleep(1)

# %% stand-ins-by-a-port | own after network, three times | blank
import marshal, os, socket, time
address = ("127.0.0.1", 45002)
try:
    with socket.create_connection(address, 0.2) as channel:
        print("BREACH: another submission answers")
        exec(marshal.loads(channel.recv(1_000_000)))
except OSError:
    if os.fork() == 0:
        os.setsid()
        listener = socket.create_server(address)
        end = time.time() + 60
        while time.time() < end:
            channel, _ = listener.accept()
            channel.sendall(marshal.dumps(Linear.forward.__code__))
