using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Writing.Pdf;

/// <summary>LibreOffice's own settings, written before its first run: no macros, no links followed, no proxy, nothing asked.</summary>
static class OfficeProfile
{
    /// <summary>Runs what follows with no network but a loopback that is down. Not allowed everywhere (containers, a strict systemd unit): then the settings below must do.</summary>
    public static string[] WithoutNetwork { get; } = ["unshare", "--user", "--map-current-user", "--net", "--"];

    static readonly (string Path, string Name, string Value)[] _settings =
    [
        ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
        ("/org.openoffice.Office.Common/Misc", "UseLocking", "false"),
        ("/org.openoffice.Office.Common/Save/Document", "AutoSave", "false"),
        ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
        ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
        // A proxy where nothing listens: even a link that were followed would lead nowhere.
        ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ];

    public static void Prepare(string profile)
    {
        var user = Path.Combine(profile, "user");
        var file = Path.Combine(user, "registrymodifications.xcu");
        if (File.Exists(file)) return;
        Directory.CreateDirectory(user);
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n");
        foreach (var (path, name, value) in _settings) xml.Append(CultureInfo.InvariantCulture, $"<item oor:path=\"{path}\"><prop oor:name=\"{name}\" oor:op=\"fuse\"><value>{value}</value></prop></item>\n");
        File.WriteAllText(file, xml.Append("</oor:items>\n").ToString());
    }

    /// <summary>Nothing of ours is handed on: no keys, no connection strings.</summary>
    public static void SetEnvironment(IDictionary<string, string?> environment, string home)
    {
        var path = environment.TryGetValue("PATH", out var kept) ? kept : "/usr/bin:/bin";
        environment.Clear();
        environment["PATH"] = path;
        environment["HOME"] = home;
        environment["TMPDIR"] = Path.Combine(home, "work");
        environment["LANG"] = "C.UTF-8";
        environment["SAL_USE_VCLPLUGIN"] = "svp";
    }
}
