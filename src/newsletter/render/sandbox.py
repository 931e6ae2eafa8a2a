"""Jinja's sandbox for the templates of a theme, without what it does again and again for values that need none of it.

A build renders some thousand pages and asks for half a million words, attributes and macros on the way. What is decided
here otherwise than by Jinja is decided to the same end (`tests/render/test_theme.py`).
"""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import partial
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape


class _Writer(CodeGenerator):
    """Writes the code of a template. What it shows becomes plain text: no one asks a page whether it is safe."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of a theme."""

    code_generator_class = _Writer

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Our own frozen values are not examined each time: it took a third of the time."""
        found = getattr(obj, attribute, _MISSING) if _FROZEN[type(obj)] and attribute[0] != "_" else _MISSING
        return super().getattr(obj, attribute) if found is _MISSING else found

    def call(self, context: Context, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """`link` is a partial function, and nothing else is; pages call it and macros a hundred times each."""
        kind = type(function)
        if kind is not partial and kind is not Macro:
            return super().call(context, function, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs) if kind is partial else function(context.eval_ctx, *args, **kwargs)

    @staticmethod
    def shown(value: object) -> str:
        """What `escape` makes of a value, and for plain text five times as quickly."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value]
        if kind is not str:
            return escape(value)
        text: str = value  # type: ignore[assignment]
        if "&" in text:
            text = text.replace("&", "&amp;")
        if "<" in text:
            text = text.replace("<", "&lt;")
        if ">" in text:
            text = text.replace(">", "&gt;")
        if "'" in text:
            text = text.replace("'", "&#39;")
        if '"' in text:
            text = text.replace('"', "&#34;")
        return text


class _Types(dict[type, bool]):
    """Which types are tuples or frozen dataclasses of ours: all they show may be seen, and nothing in them changes."""

    def __missing__(self, kind: type) -> bool:
        ours = kind.__module__.startswith(("newsletter.model.", "newsletter.render."))
        frozen = is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
        self[kind] = ours and (issubclass(kind, tuple) or frozen)
        return self[kind]


_FROZEN = _Types()
_MISSING = object()
