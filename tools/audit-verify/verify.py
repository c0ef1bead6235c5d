#!/usr/bin/env python3
"""Verifies an export of Samsyn's log of acts without any part of Samsyn.

    verify.py EXPORT.json [--key KEY.pem] [CHECKPOINT.txt ...]

EXPORT.json comes from `samsyn audit export` or from the page /granskning. Each CHECKPOINT is a file that an authority kept.
The key should be one that was kept outside the system; without --key the one in the export is used, which shows only that
the export agrees with itself.

Python 3.8 or later, its standard library and nothing else. Exit codes: 0 all agrees, 3 something does not, 2 wrong usage.
The forms are described in docs/decisions/0008-audit.md: RFC 6962 (tree), C2SP signed-note and tlog-checkpoint, ECDSA P-256.
"""

import base64
import hashlib
import json
import sys


def sha256(data):
    return hashlib.sha256(data).digest()


# --- the tree (RFC 6962, section 2.1) -----------------------------------------------------------------------------------


def leaf(entry):
    return sha256(b"\x00" + entry)


def node(left, right):
    return sha256(b"\x01" + left + right)


class Tree:
    """Grows by one entry at a time; keeps one hash for each bit of its size."""

    def __init__(self):
        self.size = 0
        self.parts = []

    def append(self, entry):
        hashed, size = leaf(entry), self.size
        while size & 1:
            hashed = node(self.parts.pop(), hashed)
            size >>= 1
        self.parts.append(hashed)
        self.size += 1

    def root(self):
        if not self.parts:
            return sha256(b"")
        root = self.parts[-1]
        for part in reversed(self.parts[:-1]):
            root = node(part, root)
        return root


def shows_inclusion(proof, hashed, index, size, root):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    at, last = index, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            hashed = node(sibling, hashed)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            hashed = node(hashed, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and hashed == root


# --- ECDSA over P-256 (FIPS 186-5, section 6.4.2), verification only: nothing here is secret ----------------------------

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def add(one, two):
    if one is None:
        return two
    if two is None:
        return one
    if one[0] == two[0]:
        if (one[1] + two[1]) % P == 0:
            return None
        slope = (3 * one[0] * one[0] - 3) * pow(2 * one[1], P - 2, P) % P
    else:
        slope = (two[1] - one[1]) * pow(two[0] - one[0], P - 2, P) % P
    x = (slope * slope - one[0] - two[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def times(count, point):
    total = None
    while count:
        if count & 1:
            total = add(total, point)
        point = add(point, point)
        count >>= 1
    return total


SPKI_START = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200" + "04")


class Key:
    def __init__(self, pem):
        der = base64.b64decode("".join(line for line in pem.splitlines() if line and not line.startswith("-----")))
        if len(der) != len(SPKI_START) + 64 or not der.startswith(SPKI_START):
            raise ValueError("the key is not a public key on the curve P-256")
        point = der[len(SPKI_START):]
        self.point = int.from_bytes(point[:32], "big"), int.from_bytes(point[32:], "big")
        x, y = self.point
        if x >= P or y >= P or (y * y - (x * x * x - 3 * x + B)) % P:
            raise ValueError("the key is not a point of the curve")
        self.id = sha256(der)[:4]

    def signed(self, message, signature):
        numbers = two_numbers(signature)
        if numbers is None or not all(0 < number < N for number in numbers):
            return False
        r, s = numbers
        inverse = pow(s, N - 2, N)
        digest = int.from_bytes(sha256(message), "big")
        point = add(times(digest * inverse % N, G), times(r * inverse % N, self.point))
        return point is not None and point[0] % N == r


def two_numbers(der):
    """The r and s of an ASN.1 SEQUENCE of two INTEGERs, or None."""
    if len(der) < 8 or der[0] != 0x30 or der[1] != len(der) - 2:
        return None
    numbers, at = [], 2
    for _ in range(2):
        if at + 2 > len(der) or der[at] != 0x02 or at + 2 + der[at + 1] > len(der):
            return None
        numbers.append(int.from_bytes(der[at + 2:at + 2 + der[at + 1]], "big", signed=True))
        at += 2 + der[at + 1]
    return numbers if at == len(der) else None


# --- checkpoints (C2SP signed-note, tlog-checkpoint) --------------------------------------------------------------------


class Checkpoint:
    def __init__(self, text):
        body, gap, signatures = text.replace("\r\n", "\n").partition("\n\n")
        lines = body.split("\n")
        if not gap or len(lines) < 3 or not lines[1].isdigit():
            raise ValueError("no checkpoint")
        self.body = body + "\n"
        self.origin, self.size, self.root = lines[0], int(lines[1]), base64.b64decode(lines[2])
        self.at = lines[3] if len(lines) > 3 else ""
        start = "\u2014 " + self.origin + " "
        self.signatures = [base64.b64decode(line[len(start):]) for line in signatures.split("\n") if line.startswith(start)]

    def signed_by(self, key):
        return any(one[:4] == key.id and key.signed(self.body.encode(), one[4:]) for one in self.signatures)


# --- the export ---------------------------------------------------------------------------------------------------------


def canonical(entry):
    return json.dumps(entry, separators=(",", ":"), ensure_ascii=True).encode()


def verify(export, key, kept):
    """Yields one sentence for everything that does not agree, the first wrong entry first."""
    checkpoints = [("in the export", text) for text in export["checkpoints"]] + kept
    read = []
    for where, text in checkpoints:
        try:
            checkpoint = Checkpoint(text)
        except (ValueError, UnicodeError):
            yield f"checkpoint {where}: not a checkpoint"
            continue
        if checkpoint.origin != export["origin"]:
            yield f"checkpoint {where}: of another log, {checkpoint.origin}"
        elif not checkpoint.signed_by(key):
            yield f"checkpoint {where}, {checkpoint.size} entries: not signed with the key"
        else:
            read.append((where, checkpoint))

    root = base64.b64decode(export["root"])
    if export["whole"]:
        yield from verify_whole(export, root, read)
    else:
        yield from verify_part(export, root, read)


def verify_whole(export, root, checkpoints):
    tree, roots = Tree(), {}
    for number, row in enumerate(export["entries"], 1):
        entry = row["entry"]
        if entry.get("n") != number:
            found = entry.get("n")
            yield f"entry {number}: missing or out of order (found {found})"
            return
        tree.append(canonical(entry))
        roots[number] = tree.root()
    if tree.size != export["size"]:
        yield f"entry {tree.size + 1}: missing, the log had {export['size']}"
    elif tree.root() != root:
        yield "the entries do not give the root of the export"
    agreed = 0
    for where, checkpoint in sorted(checkpoints, key=lambda one: one[1].size):
        if checkpoint.size > tree.size:
            yield f"checkpoint {where}, {checkpoint.size} entries: the log is shorter, entries {tree.size + 1} to {checkpoint.size} are gone"
        elif roots.get(checkpoint.size, sha256(b"")) != checkpoint.root:
            yield f"checkpoint {where}, {checkpoint.size} entries: an entry from {agreed + 1} to {checkpoint.size} is not what it was"
            return
        else:
            agreed = checkpoint.size


def verify_part(export, root, checkpoints):
    if not any(checkpoint.size == export["size"] and checkpoint.root == root for _, checkpoint in checkpoints):
        yield "no signed checkpoint vouches for the root that the proofs lead to"
    for row in export["entries"]:
        entry = row["entry"]
        proof = [base64.b64decode(step) for step in row["proof"]]
        if not shows_inclusion(proof, leaf(canonical(entry)), entry["n"] - 1, export["size"], root):
            yield f"entry {entry['n']}: not what was written there"


def main(arguments):
    files, key_file = [], None
    rest = iter(arguments)
    for argument in rest:
        if argument == "--key":
            key_file = next(rest, None)
        elif argument.startswith("-"):
            print(__doc__.split("\n\n")[1].strip(), file=sys.stderr)
            return 2
        else:
            files.append(argument)
    if not files:
        print(__doc__.split("\n\n")[1].strip(), file=sys.stderr)
        return 2
    try:
        with open(files[0], encoding="utf-8") as stream:
            export = json.load(stream)
        pem = open(key_file, encoding="ascii").read() if key_file else export["key"]
        kept = [(name, open(name, encoding="utf-8").read()) for name in files[1:]]
        key = Key(pem)
        if export["format"] != "samsyn-log-1":
            raise ValueError("a format that this program does not know: " + str(export["format"]))
    except (OSError, ValueError, KeyError) as failure:
        print(f"cannot be read: {failure}", file=sys.stderr)
        return 2
    wrong = list(verify(export, key, kept))
    for sentence in wrong:
        print(sentence)
    if not wrong:
        what = "the whole log" if export["whole"] else "a part of the log"
        print(f"{what}: {len(export['entries'])} of {export['size']} entries agree, with {len(export['checkpoints']) + len(kept)} checkpoints")
    return 3 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
