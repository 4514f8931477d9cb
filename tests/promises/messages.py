"""Every message that the library writes, found in its source, with a sample of each.

A message is what an error is made with, the reason of a refused part or a row in quarantine,
or a note on a batch. Its text is followed through constants, loops over constants, conditions
and functions of the same module; whatever is only known at run time becomes a made-up value.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantoa.core import errors
from tests.promises.repository import PACKAGE, module_name, python_files

UNKNOWN = "X7"
"""Stands for a value that only the run knows."""
BILINGUAL = {"CannotEstimate"}
"""Errors made with words that were already chosen by `lang`."""
ERRORS = {
    name for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.LantoaError)
} - BILINGUAL  # fmt: skip
NOTE_GIVERS = {"notes", "check"}
"""Functions whose returned texts are notes on a batch."""
_MOST = 40
_DEEPEST = 4


@dataclass(frozen=True)
class Message:
    """One text of a message, and where it is written."""

    place: str
    sample: str


def messages() -> Iterator[Message]:
    """Yield every message of the library."""
    for path in python_files("src"):
        room = path.relative_to(PACKAGE).parts[0]
        if room == "web":
            continue  # pages speak both languages themselves
        yield from _Module(path).messages(notes=room not in ("measure", "language"))


Env = dict[str, ast.expr]


@dataclass
class _Module:
    path: Path
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    errors: set[str] = field(default_factory=lambda: set(ERRORS))

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.path.read_text(encoding="utf-8"))
        self.scope: dict[ast.AST, ast.FunctionDef] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef):
                self.functions[node.name] = node
                for inner in ast.walk(node):
                    self.scope[inner] = node  # the innermost is met last
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                self.errors |= {node.name} if bases & self.errors else set()
        self.values: dict[str, Any] = vars(importlib.import_module(module_name(self.path)))

    def messages(self, *, notes: bool) -> Iterator[Message]:
        given = list(self._given(notes=notes))
        for text, where in given + list(self._handed_on(given)):
            for sample in dict.fromkeys(self._samples(text, {}, where, 0)):
                if re.search(r"[A-Za-z]{2}", sample.replace(UNKNOWN, "")):
                    name = self.path.relative_to(PACKAGE.parent)
                    yield Message(f"{name}:{text.lineno}", sample)

    def _given(self, *, notes: bool) -> Iterator[tuple[ast.expr, ast.FunctionDef | None]]:
        for node in ast.walk(self.tree):
            where = self.scope.get(node)
            if isinstance(node, ast.Call):
                yield from ((text, where) for text in self._in_call(node, notes=notes))
            elif isinstance(node, (ast.Assign, ast.AnnAssign)) and _is_refused(node):
                pairs = node.value.elts if isinstance(node.value, ast.Tuple) else []
                yield from ((pair, where) for part in pairs for pair in _reason(part))
            elif notes and isinstance(node, ast.Return) and where and where.name in NOTE_GIVERS:
                yield from ((text, where) for text in _texts(node.value))

    def _in_call(self, call: ast.Call, *, notes: bool) -> Iterator[ast.expr]:
        name = _called(call)
        args = call.args
        if name in self.errors or (name == "error" and args):
            yield from args[1:2] if name == "Unreadable" else args[:1]
        elif name == "refuse":  # its other arguments are keys and tables: one word
            yield from filter(_has_words, args)
        elif name == "append" and args and "refused" in ast.unparse(call.func):
            yield from _reason(args[0])
        elif name == "append" and notes and "notes" in ast.unparse(call.func):
            yield from args[:1]
        wanted = {"note", "notes"} if notes else set()
        wanted |= {"reason"} if name == "Quarantined" else set()
        for keyword in call.keywords:
            if keyword.arg in wanted:
                yield from _texts(keyword.value)

    def _handed_on(
        self, given: list[tuple[ast.expr, ast.FunctionDef | None]]
    ) -> Iterator[tuple[ast.expr, ast.FunctionDef | None]]:
        """Arguments with which functions are called that make a message of a parameter."""
        makers = {
            where.name: _parameters(where).index(text.id)
            for text, where in given
            if isinstance(text, ast.Name) and where and text.id in _parameters(where)
            if where.name != "refuse"
        }
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (name := _called(node)) in makers:
                yield from ((arg, self.scope.get(node)) for arg in node.args[makers[name] :][:1])

    def _samples(
        self, text: ast.expr, env: Env, where: ast.FunctionDef | None, depth: int
    ) -> list[str]:
        def again(part: ast.expr) -> list[str]:
            return self._samples(part, env, where, depth)

        match text:
            case ast.Constant(value=str(said)):
                return [said]
            case ast.JoinedStr(values=parts):
                return _joined(again(part) for part in parts)
            case ast.FormattedValue(value=value, conversion=conversion):
                quote = "'" if conversion == ord("r") else ""
                return [f"{quote}{said}{quote}" for said in again(value)]
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                return _joined((again(left), again(right)))
            case ast.IfExp(body=one, orelse=other):
                return again(one) + again(other)
            case ast.BoolOp(values=parts):
                return [said for part in parts for said in again(part)]
        return self._looked_up(text, env, where, depth) if depth < _DEEPEST else [UNKNOWN]

    def _looked_up(
        self, text: ast.expr, env: Env, where: ast.FunctionDef | None, depth: int
    ) -> list[str]:
        match text:
            case ast.Subscript(value=ast.Name(id=name)) if isinstance(self.values.get(name), dict):
                return _strings(self.values[name].values())
            case ast.Name(id=name):
                return self._named(name, env, where, depth)
            case ast.Call():
                return self._returned(text, env, where, depth)
        return [UNKNOWN]

    def _named(self, name: str, env: Env, where: ast.FunctionDef | None, depth: int) -> list[str]:
        if name in env:
            return self._samples(env[name], {}, where, depth + 1)
        if where is not None:
            found = [
                said for value in _assigned(name, where)
                for said in self._samples(value, env, where, depth + 1)
            ] + [said for loop in _loops(name, where) for said in self._looped(name, loop)]  # fmt: skip
            if found or name in _parameters(where):
                return found[:_MOST] or [UNKNOWN]
        value = self.values.get(name)
        return [value] if isinstance(value, str) else [UNKNOWN]

    def _looped(self, name: str, loop: ast.For) -> list[str]:
        constant = self.values.get(loop.iter.id) if isinstance(loop.iter, ast.Name) else None
        if not isinstance(constant, (tuple, list)):
            return []
        if isinstance(loop.target, ast.Tuple):
            names = [part.id if isinstance(part, ast.Name) else "" for part in loop.target.elts]
            return _strings(member[names.index(name)] for member in constant)
        return _strings(constant)

    def _returned(
        self, call: ast.Call, env: Env, where: ast.FunctionDef | None, depth: int
    ) -> list[str]:
        name = _called(call)
        if name == "lower" and isinstance(call.func, ast.Attribute):
            inner = self._samples(call.func.value, env, where, depth)
            return [said.replace(UNKNOWN, "x7").lower().replace("x7", UNKNOWN) for said in inner]
        if name == "get" and isinstance(call.func, ast.Attribute):
            table = self.values.get(ast.unparse(call.func.value))
            if isinstance(table, dict):
                other = [s for a in call.args[1:] for s in self._samples(a, env, where, depth)]
                return _strings(table.values()) + other
        function = self.functions.get(name)
        if function is None or (function.returns and ast.unparse(function.returns) != "str"):
            return [UNKNOWN]
        bound = dict(zip(_parameters(function), call.args, strict=False))
        bound = {n: a for n, a in bound.items() if isinstance(a, ast.Constant)}
        returned = [
            node.value for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value and self.scope[node] is function
        ]  # fmt: skip
        found = [s for r in returned for s in self._samples(r, bound, function, depth + 1)]
        return found[:_MOST] or [UNKNOWN]


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_refused(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any("refused" in ast.unparse(target) for target in targets)


def _reason(pair: ast.expr) -> Iterator[ast.expr]:
    """The second of (field, reason)."""
    if isinstance(pair, ast.Tuple) and len(pair.elts) == 2:
        yield pair.elts[1]


def _has_words(text: ast.expr) -> bool:
    texts = (part.value for part in ast.walk(text) if isinstance(part, ast.Constant))
    return any(" " in said for said in texts if isinstance(said, str))


def _texts(value: ast.expr | None) -> Iterator[ast.expr]:
    """The whole texts in a value: members of a tuple, of a generator, or the value itself."""
    match value:
        case ast.JoinedStr() | ast.Constant(value=str()) | ast.Name():
            yield value
        case ast.IfExp(body=one, orelse=other):
            yield from itertools.chain(_texts(one), _texts(other))
        case ast.Tuple(elts=members):
            for member in members:
                yield from _texts(member)
        case ast.Starred(value=inner):
            yield from _texts(inner)
        case ast.GeneratorExp(elt=member):
            yield from _texts(member)
        case ast.Call(args=members) if _called(value) == "tuple":
            for member in members:
                yield from _texts(member)


def _parameters(function: ast.FunctionDef) -> list[str]:
    names = [arg.arg for arg in function.args.posonlyargs + function.args.args]
    return names[1:] if names[:1] == ["self"] else names


def _assigned(name: str, where: ast.FunctionDef) -> Iterator[ast.expr]:
    """What is assigned to a name; of one tuple assigned to another, the member at its place."""
    for node in ast.walk(where):
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            if isinstance(target, ast.Tuple):
                names = [ast.unparse(part) for part in target.elts]
                for value in _branches(node.value):
                    if name in names and isinstance(value, ast.Tuple):
                        yield value.elts[names.index(name)]


def _branches(value: ast.expr) -> list[ast.expr]:
    return [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]


def _loops(name: str, where: ast.FunctionDef) -> Iterator[ast.For]:
    for node in ast.walk(where):
        if isinstance(node, ast.For):
            targets = ast.walk(node.target)
            if any(isinstance(part, ast.Name) and part.id == name for part in targets):
                yield node


def _joined(parts: Iterator[list[str]] | tuple[list[str], ...]) -> list[str]:
    return ["".join(chosen) for chosen in itertools.islice(itertools.product(*parts), _MOST)]


def _strings(values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str)][:_MOST] or [UNKNOWN]
