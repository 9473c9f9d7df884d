"""Writes the functions and types of the package from the schemas of all calls: `python write_calls.py DESCRIBED FOLDER`.

DESCRIBED is what `cargo run -p maatstaf-wasm --example described` prints; `scripts/python --types` does both.
"""

from __future__ import annotations

import json
import keyword
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

WRITTEN = "Written by `scripts/python --types` from the schemas of all calls: change the Rust types instead."

# A field that is true makes these calls answer in another form. With it, or without it, comes the JSON that their schema describes.
SWITCHES = {"disclosure": "json", "ics": "text", "plain": "text", "unsigned": "json"}

TEXTS = {
    "image/svg+xml": "Svg",
    "text/html": "Html",
    "text/markdown": "Markdown",
    "text/calendar": "str",
    "text/csv": "str",
    "text/plain": "str",
}


class Types:
    """The types that schemas describe. Two different ones of one name get a number."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, str], str] = {}
        self.code: dict[str, str] = {}

    def of(self, schema: Any, root: Schema, hint: str) -> str:
        """The type that a schema describes, as Python writes it; `hint` names it when nothing else does."""
        if not isinstance(schema, dict):
            return "Any"
        if "$ref" in schema:
            return self.reference(schema["$ref"], root)
        if "const" in schema:
            return f"Literal[{literal(schema['const'])}]"
        if "enum" in schema:
            return f"Literal[{', '.join(map(literal, schema['enum']))}]"
        choices = schema.get("oneOf") or schema.get("anyOf")
        if choices:
            return self.choice(schema, choices, root, hint)
        types = schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        return union([self.of_type(one, schema, root, hint) for one in types] or ["Any"])

    def choice(self, schema: Schema, choices: list[Schema], root: Schema, hint: str) -> str:
        if all("const" in one for one in choices):
            return f"Literal[{', '.join(literal(one['const']) for one in choices)}]"
        found = []
        for at, one in enumerate(choices):
            if "properties" in one or "properties" in schema:
                properties = {**schema.get("properties", {}), **one.get("properties", {})}
                required = [*schema.get("required", []), *one.get("required", [])]
                whole = {**one, "type": "object", "properties": properties, "required": required}
                found.append(self.of(whole, root, hint + variant(one, at)))
            else:
                found.append(self.of(one, root, hint))
        return union(found)

    def of_type(self, type: str, schema: Schema, root: Schema, hint: str) -> str:
        simple = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
        if type in simple:
            return simple[type]
        if type == "array":
            return f"list[{self.of(schema.get('items'), root, hint.removeprefix('ListOf'))}]"
        if "properties" in schema:
            return self.named(hint, schema, root)
        rest = schema.get("additionalProperties")
        for rest in schema.get("patternProperties", {}).values():
            pass
        return f"dict[str, {self.of(rest, root, hint)}]"

    def reference(self, pointer: str, root: Schema) -> str:
        name = pointer.rsplit("/", 1)[-1]
        # Any value at all, which the schema spells out kind by kind.
        if pointer == "#" or name == "Anything":
            return "Any"
        definition = root["$defs"][name]
        if name.endswith("OrId"):
            return union([self.of({**definition, "type": "object"}, root, name.removesuffix("OrId")), "str"])
        return self.named(name, definition, root)

    def named(self, name: str, definition: Schema, root: Schema) -> str:
        name = re.sub(r"\W", "_", name)
        about = {key: of for key, of in definition.items() if key not in ("$defs", "$schema", "description", "title", "type")}
        key = (name, json.dumps(about, sort_keys=True))
        if key not in self.names:
            taken, at, plain = set(self.names.values()), 2, name
            while name in taken:
                name, at = f"{plain}{at}", at + 1
            self.names[key] = name
            is_object = "properties" in definition and "oneOf" not in definition and "anyOf" not in definition
            self.code[name] = self.fields(name, definition, root) if is_object else self.alias(name, definition, root)
        return self.names[key]

    def alias(self, name: str, definition: Schema, root: Schema) -> str:
        of = self.of(definition, root, name)
        # A name may stand in it that comes later, so all but plain choices are texts to Python.
        alone = of.startswith("Literal[") and len(split(of)) == 1
        return f"{name}: TypeAlias = {of if alone else repr(of)}"

    def fields(self, name: str, definition: Schema, root: Schema) -> str:
        required = set(definition.get("required", []))
        fields = {field: (self.of(of, root, name + pascal(field)), of) for field, of in definition["properties"].items()}
        musts = {field: of for field, of in fields.items() if field in required}
        mays = {field: of for field, of in fields.items() if field not in required}
        about = definition.get("description")
        if not mays:
            return typed_dict(name, "TypedDict", musts, about)
        if not musts:
            return typed_dict(name, "TypedDict, total=False", mays, about)
        first = typed_dict(f"_{name}", "TypedDict", musts, None)
        if all(is_name(field) for field in mays):
            return f"{first}\n\n\n{typed_dict(name, f'_{name}, total=False', mays, about)}"
        second = typed_dict(f"_{name}Further", "TypedDict, total=False", mays, None)
        return f"{first}\n\n\n{second}\n\n\n{typed_dict(name, f'_{name}, _{name}Further', {}, about)}"

    def text(self) -> str:
        head = f'"""The types of documents, requests and answers. {WRITTEN}"""\n\n'
        head += "from __future__ import annotations\n\nfrom typing import Any, Literal, TypeAlias, TypedDict\n\n\n"
        return head + "\n\n\n".join(self.code[name] for name in sorted(self.code)) + "\n"


def typed_dict(name: str, bases: str, fields: dict[str, tuple[str, Schema]], about: str | None) -> str:
    if not all(map(is_name, fields)):
        total = ", total=False" if "total=False" in bases else ""
        pairs = "".join(f"    {json.dumps(field)}: {of!r},\n" for field, (of, _) in fields.items())
        return f'{name} = TypedDict("{name}", {{\n{pairs}}}{total})'
    lines = [f"class {name}({bases}):"]
    lines += [indented(docstring(about))] if about else []
    for field, (of, schema) in fields.items():
        lines.append(f"    {field}: {of}")
        if isinstance(schema, dict) and schema.get("description"):
            lines.append(indented(docstring(schema["description"])))
    return "\n".join(lines if len(lines) > 1 else [*lines, "    pass"])


class Calls:
    """The functions, one for each call."""

    def __init__(self, described: list[Schema]) -> None:
        self.described = described
        self.types = Types()

    def text(self) -> str:
        functions = [self.function(call) for call in self.described]
        names = "".join(f'    "{snake(call["name"])}",\n' for call in self.described)
        head = f'"""A function for each call. {WRITTEN}"""\n\n'
        head += "from __future__ import annotations\n\n"
        head += "from collections.abc import Sequence\nfrom datetime import date, datetime\n"
        head += "from typing import TYPE_CHECKING, Any, Literal, overload\n\n"
        head += "from maatstaf._answers import Html, Markdown, Svg\nfrom maatstaf._requests import ask\n\n"
        head += "if TYPE_CHECKING:\n    from maatstaf import types\n\n"
        head += f"__all__ = [\n{names}]\n"
        return head + "".join(f"\n\n{function}\n" for function in functions)

    def function(self, call: Schema) -> str:
        request = call["request"]
        fields = {field: of for field, of in request["properties"].items() if field != "language"}
        required = [field for field in request.get("required", []) if field in fields]
        # What a call is about comes first, also where it may be left out for something else.
        about = [field for field in ("portfolio", "portfolios") if field in fields and field not in required and not required]
        heads = required + about
        rest = [field for field in fields if field not in heads]
        given = {field: self.parameter(field, fields[field], request, field in required) for field in heads + rest}
        answers, switch = self.answers(call)
        name = snake(call["name"])
        written = []
        if switch and len(answers) == 2:
            without, with_it = answers
            for form, answer in (("False", without), ("True", with_it)):
                of = f"Literal[{form}]" + (" | None = None" if form == "False" else "")
                written.append("@overload\n" + signature(name, {**given, switch: (of, form == "False")}, heads, answer) + " ...")
        body = [self.docstring(call, fields, heads + rest)]
        arguments = "".join(
            f'            "{field}": ("{kind(fields[field], request)}", {argument(field)}),\n' for field in heads + rest
        )
        answer = union(answers)
        fields_text = f"{{\n{arguments}        }}" if arguments else "{}"
        ask = f'ask(\n        "{call["name"]}",\n        {fields_text},\n        language,\n        today,\n        now,\n    )'
        body.append(f"    answer: {answer} = {ask}\n    return answer")
        written.append(signature(name, given, heads, answer) + "\n" + "\n".join(body))
        return "\n\n\n".join(written)

    def parameter(self, field: str, schema: Schema, request: Schema, required: bool) -> tuple[str, bool]:
        """The type of a parameter, and whether it may be left out."""
        types = [one for one in self.within(schema, request, field).split(" | ") if one != "None"]
        of_kind = kind(schema, request)
        if of_kind.endswith("[]"):
            inner = self.within(items(schema, request), request, field)
            types = [f"Sequence[{union([inner, 'str', 'bytes'])}]", "str", "bytes"]
        elif of_kind != "plain":
            types += ["str", "bytes"]
        elif resolved(schema, request).get("format") == "date":
            types.append("date")
        return union(types if required else [*types, "None"]), not required

    def within(self, schema: Schema, root: Schema, field: str) -> str:
        """A type as another module says it."""
        found = self.types.of(schema, root, pascal(field))
        return re.sub(r'"[^"]*"|\b[A-Z]\w*', lambda name: self.qualified(name[0]), found)

    def qualified(self, name: str) -> str:
        return f"types.{name}" if name in self.types.code else name

    def answers(self, call: Schema) -> tuple[list[str], str | None]:
        """The types of the answers, that without the switch first, and the switch."""
        kinds, schema = call["media_types"], call["answer"]
        texts = union([TEXTS[one] for one in kinds if one != "application/json"])
        switch = next((field for field in SWITCHES if field in call["request"]["properties"]), None)
        if "application/json" not in kinds:
            return [texts], None
        title = re.sub(r"\W", "_", schema.get("title", pascal(call["name"]) + "Answer"))
        if "properties" in schema or "oneOf" in schema or "anyOf" in schema:
            value = self.qualified(self.types.named(title, schema, schema))
        else:
            value = self.within(schema, schema, title)
        if switch is None:
            return [value] if not texts else [value, texts], None
        if switch == "plain":
            # Another system's file, which may be JSON or not.
            return [value, "Any"], switch
        return ([value, texts] if SWITCHES[switch] == "text" else [texts, value]), switch

    def docstring(self, call: Schema, fields: Schema, order: list[str]) -> str:
        lines = [call["title"] + "."]
        said = [(argument(field), fields[field].get("description")) for field in order]
        if said:
            lines += ["", "Args:"]
            lines += [f"    {name}: {says}." for name, says in said if says]
        return indented(docstring("\n".join(lines)))


def signature(name: str, parameters: dict[str, tuple[str, bool]], heads: list[str], answer: str) -> str:
    lines = [f"def {name}("]
    for field in heads:
        of, optional = parameters[field]
        lines.append(f"    {argument(field)}: {of}{' = None' if optional else ''},")
    lines.append("    *,")
    for field, (of, optional) in parameters.items():
        if field not in heads:
            default = " = None" if optional and not of.endswith("= None") else ""
            lines.append(f"    {argument(field)}: {of}{default},")
    lines.append('    language: Literal["en", "nl"] = "en",')
    lines.append("    today: date | str | None = None,")
    lines.append("    now: datetime | str | None = None,")
    return "\n".join([*lines, f") -> {answer}:"])


def kind(schema: Schema, root: Schema) -> str:
    """How a value of a field becomes a part of a request: see `maatstaf._requests`."""
    name = reference_of(schema).rsplit("/", 1)[-1]
    schema = resolved(schema, root)
    types = schema.get("type", [])
    types = {types} if isinstance(types, str) else set(types)
    if name == "Pack":
        return "pack"
    if name == "Anything":
        return "document"
    if "array" in types:
        inner = kind(schema["items"], root)
        return "plain" if inner == "plain" else f"{inner}[]"
    if {"object", "string"} <= types:
        return "named"
    return "document" if "object" in types or "properties" in schema else "plain"


def reference_of(schema: Schema) -> str:
    for one in [schema, *schema.get("anyOf", [])]:
        if "$ref" in one:
            return str(one["$ref"])
    return ""


def resolved(schema: Schema, root: Schema) -> Schema:
    pointer = reference_of(schema)
    found: Schema = root["$defs"][pointer.rsplit("/", 1)[-1]] if pointer else schema
    return found


def items(schema: Schema, root: Schema) -> Schema:
    found: Schema = resolved(schema, root)["items"]
    return found


def variant(schema: Schema, at: int) -> str:
    """What tells a choice from the others: its tag, or its only field."""
    properties = schema.get("properties", {})
    for of in properties.values():
        if isinstance(of, dict) and isinstance(of.get("const"), str):
            return pascal(of["const"])
    return pascal(next(iter(properties))) if len(properties) == 1 else f"Choice{at + 1}"


def union(types: list[str]) -> str:
    found: list[str] = []
    for one in types:
        found += [part for part in split(one) if part not in found]
    if "Any" in found:
        return "Any"
    return " | ".join([one for one in found if one != "None"] + (["None"] if "None" in found else []))


def split(type: str) -> list[str]:
    """The parts of a union, without those within brackets."""
    parts, depth = [""], 0
    for sign in type:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def docstring(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    end = " " if text.endswith('"') else "\n" if "\n" in text else ""
    return f'"""{text}{end}"""'


def indented(text: str) -> str:
    return textwrap.indent(text, "    ")


def argument(field: str) -> str:
    return f"{field}_" if keyword.iskeyword(field) else field


def is_name(field: str) -> bool:
    return field.isidentifier() and not keyword.iskeyword(field)


def snake(name: str) -> str:
    return name.replace("-", "_")


def pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W|_", name))


def main() -> None:
    described, folder = sys.argv[1:]
    calls = Calls(json.loads(Path(described).read_text("utf-8")))
    functions = calls.text()
    Path(folder, "_calls.py").write_text(functions, "utf-8")
    Path(folder, "types.py").write_text(calls.types.text(), "utf-8")


if __name__ == "__main__":
    main()
