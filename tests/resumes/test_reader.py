"""The reader processes: nothing a file does reaches the program."""

from __future__ import annotations

import os
import sys
import threading
import time

import pytest

from hireapp.errors import UnreadableFile
from hireapp.resumes import ReadResume, ResumeReader, read_resume

from . import makers
from .makers import AS_OF, CHINESE, ENGLISH

PROTOCOL = """
import sys, struct, json, os, time
sys.path[:0] = {path!r}
from hireapp.resumes.pipes import send, receive
from hireapp.resumes.worker import READY
out, inp = sys.stdout.buffer, sys.stdin.buffer
send(out, READY)
while True:
    head, data = receive(inp)
    {act}
"""


def command(act: str) -> list[str]:
    """A worker that does ``act`` with each file."""
    return [sys.executable, "-c", PROTOCOL.format(path=sys.path, act=act)]


def test_a_child_gives_what_this_process_gives(reader: ResumeReader) -> None:
    for data in (makers.pdf(CHINESE), makers.docx(ENGLISH), CHINESE.encode("gb18030")):
        assert reader.read(data, "a.pdf", AS_OF) == read_resume(data, "a.pdf", as_of=AS_OF)


def test_salary_survives_the_pipe_exactly(reader: ResumeReader) -> None:
    data = (CHINESE + "\n期望薪资：6001-8000元/月\n").encode()
    assert reader.read(data, "a", AS_OF) == read_resume(data, "a", as_of=AS_OF)


def test_refusals_cross_the_pipe_with_their_words(reader: ResumeReader) -> None:
    with pytest.raises(UnreadableFile) as caught:
        reader.read(makers.pdf(ENGLISH, password="x"), "a.pdf", AS_OF)
    assert caught.value.code == "encrypted"
    with pytest.raises(UnreadableFile) as caught:
        reader.read(makers.pdf("a\n" * 700, lines_a_page=10), "a.pdf", AS_OF)
    assert "60" in str(caught.value)


def test_many_files_come_in_order_with_their_errors(reader: ResumeReader) -> None:
    files = [("a.txt", CHINESE.encode()), ("b.pdf", b"%PDF-1.4 broken"), ("c.txt", ENGLISH.encode())] * 3
    done: list[int] = []
    outcomes = list(reader.read_many(files, AS_OF, on_done=done.append))
    assert [index for index, _ in outcomes] == done == list(range(9))
    kinds = [type(outcome) for _, outcome in outcomes]
    assert kinds == [ReadResume, UnreadableFile, ReadResume] * 3


def test_cancelling_stops_before_the_next_file(reader: ResumeReader) -> None:
    seen: list[int] = []
    files = ((f"{number}.txt", CHINESE.encode()) for number in range(1000))
    for index, _ in reader.read_many(files, AS_OF, cancelled=lambda: len(seen) >= 3):
        seen.append(index)
    assert seen == [0, 1, 2]


def test_a_hanging_child_is_killed_and_the_next_file_is_read() -> None:
    act = "time.sleep(60) if data == b'hang' else send(out, {'refused': 'no_text', 'fields': {}})"
    with ResumeReader(1, seconds=0.5, command=command(act)) as reader:
        begun = time.monotonic()
        with pytest.raises(UnreadableFile) as caught:
            reader.read(b"hang", "a", AS_OF)
        assert caught.value.code == "too_slow"
        assert time.monotonic() - begun < 8
        with pytest.raises(UnreadableFile) as caught:
            reader.read(b"fine", "a", AS_OF)
        assert caught.value.code == "no_text"


@pytest.mark.parametrize("act", ["os._exit(3)", "os.abort()", "out.write(b'garbage!' * 3); out.flush(); os._exit(0)"])
def test_a_dying_or_babbling_child_is_one_refusal(act: str) -> None:
    with ResumeReader(1, command=command(act)) as reader:
        for _ in range(2):
            with pytest.raises(UnreadableFile) as caught:
                reader.read(b"x", "a", AS_OF)
            assert caught.value.code == "crashed"


def test_a_command_that_does_not_start_a_worker_is_a_refusal() -> None:
    with ResumeReader(1, command=[sys.executable, "-c", "pass"]) as reader, pytest.raises(UnreadableFile) as caught:
        reader.read(b"x", "a", AS_OF)
    assert caught.value.code == "crashed"


def test_a_process_is_replaced_after_its_share_of_files() -> None:
    act = "send(out, {'refused': 'no_text', 'fields': {}}); open('PIDS', 'a').write(str(os.getpid()) + ' ')"
    folder = f"/tmp/hireapp-reader-{os.getpid()}"
    with ResumeReader(1, files_a_process=2, command=command(act.replace("PIDS", folder))) as reader:
        for _ in range(5):
            with pytest.raises(UnreadableFile):
                reader.read(b"x", "a", AS_OF)
    time.sleep(0.2)
    with open(folder, encoding="ascii") as file:
        assert len(set(file.read().split())) >= 2
    os.unlink(folder)


def test_threads_share_the_processes(reader: ResumeReader) -> None:
    results: list[str] = []

    def work() -> None:
        results.append(reader.read(CHINESE.encode(), "a", AS_OF).sha256)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 6
    assert len(set(results)) == 1


CONFINED = """
import sys
sys.path[:0] = {path!r}
from hireapp.resumes import worker, confine
worker.warm_up()
confine.confine()
import socket
def fails(action):
    try:
        action()
    except OSError:
        return True
    except MemoryError:
        return True
    return False
checks = [fails(lambda: open("/etc/hostname")), fails(socket.socket), fails(lambda: bytearray(900_000_000))]
from hireapp.resumes import read_resume
import datetime
from io import BytesIO
text = read_resume(worker._sample_pdf(), "a", as_of=datetime.date(2026, 1, 1)).text.lines[0].text
print(checks, text[:8])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_confined_process_reads_but_opens_and_grows_no_more() -> None:
    import subprocess

    code = CONFINED.format(path=sys.path)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == "[True, True, True] Jane Roe"


def test_a_closed_reader_refuses() -> None:
    reader = ResumeReader(1)
    reader.close()
    with pytest.raises(UnreadableFile):
        reader.read(b"x", "a", AS_OF)


def test_importing_the_package_loads_no_parser() -> None:
    import subprocess

    code = f"import sys; sys.path[:0] = {sys.path!r}; import hireapp.resumes; print([m for m in sys.modules if 'pypdfium' in m or m.endswith('labels')])"  # noqa: E501
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
