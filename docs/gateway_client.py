"""A gateway in thirty lines: python gateway_client.py http://127.0.0.1:8080 KEY "what does ghb do"."""

import hashlib
import hmac
import json
import secrets
import sys
import time
import urllib.request


def call(address, key, method, path, question=None):
    """Return the JSON that Handrail answers; urllib.error.HTTPError holds a problem in JSON."""
    _, partner, secret = key.split("_")
    body = b"" if question is None else json.dumps(question).encode()
    line = [method, path, str(int(time.time())), secrets.token_urlsafe(18)]
    signed = "\n".join(["handrail-request-1", *line, ""]).encode() + body
    headers = {
        "Content-Type": "application/json",
        "Handrail-Partner": partner,
        "Handrail-Timestamp": line[2],
        "Handrail-Nonce": line[3],
        "Handrail-Signature": hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest(),
    }
    request = urllib.request.Request(address + path, body or None, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or "null")


if __name__ == "__main__":
    address, key, text = sys.argv[1:]
    question = {"id": secrets.token_hex(8), "conversation": secrets.token_hex(8), "text": text}
    for message in call(address, key, "POST", "/v1/messages", question)["messages"]:
        print(message["text"], *(f"[{button['title']}]" for button in message["buttons"]), "", sep="\n")
    call(address, key, "DELETE", f"/v1/conversations/{question['conversation']}")
