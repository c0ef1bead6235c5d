"""A real SMTP server (Debian python3-aiosmtpd) that can be told to misbehave, for tests and measurements alone.

Started with one argument, JSON: {"tls": null | "starttls" | "tls", "cert": file, "key": file, "login": [name, password] | null, "pipelining": bool}.
Writes its port; then each line on standard input is one command and is answered by one line of JSON:
  fault NAME     the next message meets it (may be given many times)
  mails          all that were accepted, one object a mail, as Python's own mail parser reads them
  ids            of each that was accepted: receiver, Message-ID, UID of its calendar file
  count          how many were accepted, and how many connections were made
"""
import asyncio, email, email.policy, json, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

FAULTS = ("greeting-421", "mail-451", "mail-421", "rcpt-451", "rcpt-550", "rcpt-552", "data-451", "cut-mail", "cut-data", "cut-before", "cut-after", "end-451", "end-554", "silent-end", "slow")
options = json.loads(sys.argv[1])
faults, accepted, connections = [], [], 0


def meets(*names):
    for name in faults:
        if name in names:
            faults.remove(name)
            return name
    return None


class Server(SMTP):
    def connection_made(self, transport):
        global connections
        connections += 1
        super().connection_made(transport)

    async def _handle_client(self):
        if meets("greeting-421"):
            await self.push("421 busy")
            self.transport.close()
            return
        await super()._handle_client()

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and meets("data-451"):
            await self.push("451 try again")
            return
        if self.envelope.rcpt_tos and meets("cut-data"):
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class Handler:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return (responses[:-1] + ["250-PIPELINING"] if options.get("pipelining", True) else responses[:-1]) + responses[-1:]

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if meets("cut-mail"):
            server.transport.abort()
            return "421 gone"
        if meets("mail-421"):
            await server.push("421 too many on this line")
            server.transport.close()
            return "421 gone"
        if meets("mail-451"):
            return "451 try again"
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        met = meets("rcpt-451", "rcpt-550", "rcpt-552")
        if met:
            return met[5:] + " no"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        met = meets("cut-before", "cut-after", "end-451", "end-554", "silent-end", "slow")
        if met == "cut-before":
            server.transport.abort()
            return "250 never heard"
        if met in ("end-451", "end-554"):
            return met[4:] + " no"
        if met == "silent-end":
            await asyncio.sleep(30)
        if met == "slow":
            await asyncio.sleep(1)
        accepted.append((envelope.mail_from, envelope.rcpt_tos[0], bytes(envelope.content)))
        if met == "cut-after":
            server.transport.abort()
        return "250 taken"


def read(mail):
    sender, receiver, content = mail
    message = email.message_from_bytes(content, policy=email.policy.default)
    parts = [
        {"type": part.get_content_type(), "method": part.get_param("method"), "file": part.get_filename(), "text": part.get_content() if part.get_content_maintype() == "text" else part.get_payload(decode=True).decode("utf-8", "replace")}
        for part in message.walk() if not part.is_multipart()
    ]
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    return {
        "envelopeFrom": sender, "envelopeTo": receiver, "id": message["message-id"], "date": message["date"], "from": message["from"], "to": message["to"], "subject": message["subject"],
        "auto": message["auto-submitted"], "parts": parts, "defects": defects,
    }


def identify(mail):
    message = email.message_from_bytes(mail[2])
    calendar = next(part for part in message.walk() if part.get_content_type() == "text/calendar").get_payload(decode=True).decode()
    return {"receiver": mail[1], "messageId": message["message-id"], "uid": next(line for line in calendar.split("\r\n") if line.startswith("UID:"))}


def authenticate(server, session, envelope, mechanism, data):
    name, password = options["login"]
    return AuthResult(handled=False, success=data.login == name.encode() and data.password == password.encode())


async def main():
    loop = asyncio.get_running_loop()
    context = None
    if options.get("tls"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options["cert"], options["key"])
    login = options.get("login")
    make = lambda: Server(
        Handler(), loop=loop, enable_SMTPUTF8=False, ident="test", tls_context=context if options["tls"] == "starttls" else None, require_starttls=options["tls"] == "starttls",
        authenticator=authenticate if login else None, auth_required=bool(login), auth_require_tls=False, timeout=60,
    )
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if options["tls"] == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        command, _, rest = line.decode().strip().partition(" ")
        if command == "fault" and rest in FAULTS:
            faults.append(rest)
            answer = len(faults)
        elif command == "mails":
            answer = [read(mail) for mail in accepted]
        elif command == "ids":
            answer = [identify(mail) for mail in accepted]
        elif command == "count":
            answer = {"accepted": len(accepted), "connections": connections, "left": len(faults)}
        else:
            answer = None
        print(json.dumps(answer), flush=True)


# What the program is told to break, it says on standard error; nobody reads that.
import logging
logging.disable(logging.CRITICAL)
import warnings
warnings.simplefilter("ignore")
asyncio.run(main())
