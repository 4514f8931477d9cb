"""Print the API's reference as Markdown; a process of its own, as it sets up the pages' settings."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return (
            f"[{schema['$ref'].rpartition('/')[2]}](#{schema['$ref'].rpartition('/')[2].lower()})"
        )
    if "anyOf" in schema:
        return " / ".join(_kind(one) for one in schema["anyOf"])
    kind = str(schema.get("type", "any"))
    if kind == "array":
        return f"list of {_kind(schema.get('items') or {})}"
    return schema.get("format", kind) if kind == "string" else kind


def _operation(path: str, method: str, its: dict[str, Any]) -> str:
    lines = [f"## `{method.upper()} {path}`\n", f"{its['summary']}. {its['description']}\n"]
    rows = [
        (f"`{one['name']}`", one["in"], _kind(one["schema"]), one.get("description", ""))
        for one in its.get("parameters", [])
    ]
    for content in its.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        rows += [
            (f"`{name}`" + ("" if name in schema.get("required", []) else " (not needed)"), "form",
             _kind(one), one.get("description", ""))
            for name, one in schema.get("properties", {}).items()
        ]  # fmt: skip
    if rows:
        lines.append("| | | | |\n|---|---|---|---|")
        lines += ["| " + " | ".join(row) + " |" for row in rows]
        lines.append("")
    for status, answer in its["responses"].items():
        for content in answer.get("content", {}).values():
            if int(status) < 400:
                lines.append(f"{status}: {_kind(content['schema'])}\n")
    return "\n".join(lines)


def _thing(name: str, schema: dict[str, Any]) -> str:
    lines = [
        f"### {name}\n",
        f"{schema.get('description', '').partition(chr(10) * 2)[0]}\n",
        "| | |\n|---|---|",
    ]
    lines += [f"| `{key}` | {_kind(its)} |" for key, its in schema.get("properties", {}).items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "LANTOA_WORKSPACE": folder,
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "lantoa.web.settings",
        }
        import django

        django.setup()
        from lantoa.web.api import api

        said = api.get_openapi_schema(path_prefix="/api/v1/")
    parts = [said["info"]["description"]]
    parts += [
        _operation(path, method, its)
        for path, methods in said["paths"].items()
        for method, its in methods.items()
    ]
    things = said["components"]["schemas"]
    parts.append("## Kiểu dữ liệu · Types\n")
    parts += [
        _thing(name, things[name]) for name in sorted(things) if "properties" in things[name]
    ]
    sys.stdout.write("\n".join(parts))


if __name__ == "__main__":
    main()
