using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Samsyn.App.Storage.Migrations;

/// <summary>
/// PostgreSQL's row-level security as a second wall behind the queries: who asks stands in settings local to the transaction (see
/// <see cref="AccessContext"/>), and whoever asks without them finds nothing. Forced, so that it holds for the owner of the tables too.
/// SQLite has nothing of the kind. Why which table is guarded how stands in docs/decisions/0011-row-level-security.md.
/// </summary>
[DbContext(typeof(SamsynDb)), Migration("0130_RowSecurity")]
sealed class M0130_RowSecurity : Migration
{
    internal const string IsSystem = "samsyn_is_system";

    const string Anybody = "samsyn_is_system() OR samsyn_person() IS NOT NULL";

    /// <summary>Small, so that PostgreSQL writes them out in the query; a setting that was never made is null, and null lets nothing through.</summary>
    static readonly string[] Functions =
    [
        "CREATE FUNCTION samsyn_is_system() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT current_setting('samsyn.system', true) = 'on' $$",
        "CREATE FUNCTION samsyn_person() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('samsyn.person', true), '')::uuid $$",
        "CREATE FUNCTION samsyn_is_of_side(side text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT side = ANY (string_to_array(current_setting('samsyn.sides', true), ',')) $$",
        "CREATE FUNCTION samsyn_may(wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT wanted = ANY (string_to_array(current_setting('samsyn.rights', true), ',')) $$",
    ];

    /// <summary>One rule for reading and writing: who may not see a row may not make it either.</summary>
    static readonly (string Table, string Rule)[] Guarded =
    [
        ("proposals", "samsyn_is_system() OR (shared_on IS NOT NULL AND samsyn_person() IS NOT NULL) OR samsyn_is_of_side(side)"),
        ("agreements", "samsyn_is_system() OR samsyn_may(CASE WHEN binding_from IS NULL THEN 'ReadDrafts' ELSE 'ReadAgreements' END)"),
        ("annexes", Of("annexes", "agreement_id")),
        ("annex_versions", "samsyn_is_system() OR EXISTS (SELECT 1 FROM annexes WHERE annexes.id = annex_versions.annex_id)"),
        ("evidence", Of("evidence", "agreement_id")),
        ("evidence_withdrawals", Of("evidence_withdrawals", "agreement_id")),
        ("search_indexes", Of("search_indexes", "agreement")),
        ("notices", Of("notices", "agreement")),
        ("disputes", Of("disputes", "agreement")),
        ("placed_files", "samsyn_is_system() OR EXISTS (SELECT 1 FROM proposals WHERE proposals.id = placed_files.proposal)"),
        ("quarantined_files", "samsyn_is_system() OR brought_by = samsyn_person()"),
        ("calendar_feeds", "samsyn_is_system() OR owner = samsyn_person()"),
        ("accounts", "samsyn_is_system() OR person = samsyn_person() OR samsyn_may('ManageAccounts')"),
        ("passkeys", OfAccount("passkeys")),
        ("external_identities", OfAccount("external_identities")),
        ("invitations", "samsyn_is_system() OR samsyn_may('ManageAccounts')"),
        ("sessions", "samsyn_is_system() OR person = samsyn_person() OR samsyn_may('ManageAccounts')"),
        ("protection_keys", "samsyn_is_system()"),
        ("signing_keys", "samsyn_is_system()"),
        ("audit_entries", Anybody),
        ("audit_head", Anybody),
        ("audit_checkpoints", Anybody),
    ];

    /// <summary>All that are guarded.</summary>
    internal static IEnumerable<string> Tables => Guarded.Select(one => one.Table).Concat(["stored_files", "outbox"]);

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (ActiveProvider != "Npgsql.EntityFrameworkCore.PostgreSQL") return;
        foreach (var function in Functions) migrationBuilder.Sql(function);
        foreach (var (table, rule) in Guarded)
            migrationBuilder.Sql($"{Guard(table)}; CREATE POLICY {table}_wall ON {table} USING ({rule}) WITH CHECK ({rule})");

        // The bytes belong to whoever sees something that was read from them; keeping bytes that nothing is read from yet is open to anybody.
        migrationBuilder.Sql($"""
            {Guard("stored_files")};
            CREATE POLICY stored_files_read ON stored_files FOR SELECT USING (samsyn_is_system()
                OR EXISTS (SELECT 1 FROM proposals WHERE proposals.sha256 = stored_files.sha256)
                OR EXISTS (SELECT 1 FROM agreements WHERE agreements.source_sha256 = stored_files.sha256));
            CREATE POLICY stored_files_keep ON stored_files FOR INSERT WITH CHECK ({Anybody});
            CREATE POLICY stored_files_move ON stored_files FOR UPDATE USING (samsyn_is_system());
            CREATE POLICY stored_files_remove ON stored_files FOR DELETE USING (samsyn_is_system())
            """);
        // Whatever is done may cause a message; what the messages say is for the machine and whoever runs it.
        migrationBuilder.Sql($"""
            {Guard("outbox")};
            CREATE POLICY outbox_wall ON outbox USING (samsyn_is_system() OR samsyn_may('OperateSystem'));
            CREATE POLICY outbox_write ON outbox FOR INSERT WITH CHECK ({Anybody})
            """);
    }

    static string Of(string table, string column) => $"samsyn_is_system() OR EXISTS (SELECT 1 FROM agreements WHERE agreements.id = {table}.{column})";

    static string OfAccount(string table) => $"samsyn_is_system() OR EXISTS (SELECT 1 FROM accounts WHERE accounts.id = {table}.account)";

    static string Guard(string table) => $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY";
}
