"""A real IMAP server (Debian dovecot-imapd) with one mailbox, for tests alone. The argument is an empty folder for its files.

Writes its port; the name is samordnare, the password hemligt. Each line on standard input is one command and is answered by one line of JSON:
  deliver FILE   puts the mail in the file into the inbox
  flags          the flags of each mail in the inbox
"""
import grp, json, mailbox, os, pwd, shutil, signal, socket, subprocess, sys, time

folder = os.path.abspath(sys.argv[1])
# Dovecot gives nobody's mail to root.
user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
# Root uses the accounts that the package has made; anybody else is all of them.
accounts = "" if os.getuid() == 0 else f"default_internal_user = {user.pw_name}\ndefault_internal_group = {grp.getgrgid(user.pw_gid).gr_name}\ndefault_login_user = {user.pw_name}"
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
mails = os.path.join(folder, "mails")
box = mailbox.Maildir(mails, create=True)
os.chmod(folder, 0o755)


def give():
    for root, folders, files in os.walk(mails):
        for one in [root] + [os.path.join(root, name) for name in files]:
            os.chown(one, user.pw_uid, user.pw_gid)


give()
config = os.path.join(folder, "dovecot.conf")
with open(config, "w") as file:
    file.write(f"""
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
{accounts}
first_valid_uid = 1
mail_location = maildir:{mails}
passdb {{
  driver = static
  args = password=hemligt user=samordnare
}}
userdb {{
  driver = static
  args = uid={user.pw_uid} gid={user.pw_gid} home={mails}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
""")
server = subprocess.Popen([shutil.which("dovecot", path="/usr/sbin:/usr/bin:" + os.environ.get("PATH", "")), "-F", "-c", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for attempt in range(200):
        if server.poll() is not None:
            sys.exit(open(os.path.join(folder, "log")).read() if os.path.exists(os.path.join(folder, "log")) else "dovecot did not start")
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as greeting:
                if greeting.recv(4).startswith(b"* OK"):
                    break
        except OSError:
            pass
        time.sleep(0.05)
    print(port, flush=True)
    for line in sys.stdin:
        command, _, rest = line.strip().partition(" ")
        answer = None
        if command == "deliver":
            with open(rest, "rb") as mail:
                answer = box.add(mail.read())
            give()
        elif command == "flags":
            answer = sorted(message.get_flags() for message in mailbox.Maildir(mails, create=False))
        print(json.dumps(answer), flush=True)
finally:
    server.send_signal(signal.SIGTERM)
    server.wait(10)
