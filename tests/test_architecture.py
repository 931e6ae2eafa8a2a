"""The rules of the house: who may import whom, who may touch the world. Each fault is told as a sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pairs import Pair, read_pairs

SRC = Path(__file__).parents[1] / "src"
PLANTED = Path(__file__).parent / "specs" / "architecture.txt"
LONGEST = 220
HOUSE = (
    ("", "text", "registry"),
    ("model",),
    ("document",),
    ("sources", "library", "review"),
    ("sections",),
    ("issues",),
    ("importers", "render", "delivery"),
    ("checks",),
    ("pipeline",),
    ("edge", "channels"),
    ("cli",),
    ("__main__",),
)
FLOORS = {room: floor for floor, rooms in enumerate(HOUSE) for room in rooms}
DOORS = FLOORS["edge"]
WORLDLY_MODULES = {
    *("os", "sys", "subprocess", "shutil", "tempfile", "glob", "pathlib.Path", "importlib.resources"),
    *("socket", "urllib.request", "http.client", "smtplib", "time", "locale", "random", "secrets"),
}
WORLDLY_CALLS = {"open", "print", "input", "breakpoint"}
WORLDLY_METHODS = {
    *("read_text", "read_bytes", "write_text", "write_bytes"),
    *("now", "today", "utcnow", "uuid1", "uuid4", "make_msgid"),
}
TABLE_LINE = re.compile(r"newsletter(\.\w+)+:\w+")


def faults(path: str, code: str) -> Iterator[str]:
    """What is wrong with a module: `path` is relative to src, as in `newsletter/sources/feed.py`."""
    room, tree = room_of(path.removesuffix(".py").replace("/", ".")), ast.parse(code)
    if room not in FLOORS:
        yield f"src/{path}: {room} stands on no floor; give it one in tests/test_architecture.py"
        return
    if not (ast.get_docstring(tree) or "").strip():
        yield f"src/{path}: docstring missing; say what comes in and what goes out"
    if code.count("\n") > LONGEST:
        yield f"src/{path}: {code.count(chr(10))} lines, {LONGEST} is the limit; it holds two ideas"
    for node in ast.walk(tree):
        told = [*trespasses(node, room), *table_faults(node)]
        told += worldly(node) if FLOORS[room] < DOORS else []
        yield from (f"src/{path} line {node.lineno}: {fault}" for fault in told)  # type: ignore[attr-defined]


def room_of(module: str) -> str:
    """`newsletter.sources.feed` → `sources`; the package itself is the room without a name."""
    first = module.split(".")[1:2]
    return "" if first == ["__init__"] else "".join(first)


def imported(node: ast.AST) -> list[str]:
    """The full names that an import statement, or a line of a registry, asks for."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and TABLE_LINE.fullmatch(node.value):
        return [node.value.partition(":")[0]]
    return []


def trespasses(node: ast.AST, room: str) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.level:
        yield "a relative import; write it in full: from newsletter…"
        return
    for module in imported(node):
        other = room_of(module)
        if module.split(".")[0] != "newsletter" or other in (room, "__version__"):
            continue
        if other not in FLOORS:
            yield f"{room} may not import {other}, which stands on no floor"
        elif FLOORS[room] < FLOORS[other]:
            yield f"{room} may not import {other}: floor {FLOORS[room]} below floor {FLOORS[other]}"
        elif FLOORS[room] == FLOORS[other] and other:
            yield f"{room} may not import {other}: both stand on floor {FLOORS[room]}"


def worldly(node: ast.AST) -> Iterator[str]:
    """Touching the disk, the network, the terminal, the clock or chance."""
    for module in imported(node):
        parts = module.split(".")
        for name in {".".join(parts[: n + 1]) for n in range(len(parts))} & WORLDLY_MODULES:
            yield f"{name} belongs in edge/"
    if isinstance(node, ast.Attribute) and ast.unparse(node) in WORLDLY_MODULES:
        yield f"{ast.unparse(node)} belongs in edge/"
    match node:
        case ast.Call(ast.Name(name)) if name in WORLDLY_CALLS:
            yield f"{name}() belongs in edge/"
        case ast.Call(ast.Attribute(_, name)) if name in WORLDLY_METHODS:
            yield f"{name}() belongs in edge/"
        case ast.Call(ast.Attribute(_, "astimezone"), [], []):
            yield "astimezone() without a zone asks the machine; name the zone"


def table_faults(node: ast.AST) -> Iterator[str]:
    """A registry names its values by strings, so that registering does not import."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).partition("[")[0] == "Registry":
        lines = node.args[1] if len(node.args) > 1 else None
        for value in lines.values if isinstance(lines, ast.Dict) else [lines]:
            if not (isinstance(value, ast.Constant) and TABLE_LINE.fullmatch(str(value.value))):
                said = ast.unparse(value) if value else "nothing"
                yield f'a registry holds strings such as "newsletter.render.web:RENDERER", not {said}'


def test_every_module_keeps_the_rules_of_the_house() -> None:
    modules = sorted(SRC.glob("newsletter/**/*.py"))
    assert modules
    told = [f for m in modules for f in faults(m.relative_to(SRC).as_posix(), m.read_text("utf-8"))]
    assert not told, "\n" + "\n".join(told)


@pytest.mark.parametrize("pair", read_pairs(PLANTED), ids=str)
def test_a_planted_fault_is_told_and_what_is_allowed_passes(pair: Pair) -> None:
    module, _, _ = pair.title.partition(":")
    assert "\n".join(faults(module, pair.input)) == pair.expected


def test_a_module_of_more_lines_than_the_limit_is_told() -> None:
    code = '"""A module."""\n' + "X = 1\n" * (LONGEST - 1)
    assert not [*faults("newsletter/cli/x.py", code)]
    assert [*faults("newsletter/cli/x.py", code + "X = 1\n")] == [
        "src/newsletter/cli/x.py: 221 lines, 220 is the limit; it holds two ideas"
    ]
