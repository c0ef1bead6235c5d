using System.Net;
using System.Net.Sockets;
using System.Text;
using Samsyn.Tests.Kit.Nodes;
using Microsoft.Data.Sqlite;

namespace Samsyn.Tests.Kit.Attacks;

/// <summary>A page of the kind that must never be ours: what is asked for goes into the query as it came.</summary>
public sealed class PlantedFault : IDisposable
{
    readonly HttpListener _listener = new();
    readonly SqliteConnection _database = new("Data Source=:memory:");

    public PlantedFault()
    {
        Address = new($"http://localhost:{Ports.Free()}/");
        _database.Open();
        Ask("CREATE TABLE things (id INTEGER, name TEXT); INSERT INTO things VALUES (1, 'ett'), (2, 'tva');");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = Serve();
    }

    public Uri Address { get; }

    async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext asked;
            try
            {
                asked = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            string body;
            try
            {
                body = Ask("SELECT group_concat(name) FROM things WHERE id = " + asked.Request.QueryString["id"]);
            }
            catch (SqliteException)
            {
                (asked.Response.StatusCode, body) = (500, "fel");
            }
            await asked.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"<p>{body}</p>"));
            asked.Response.Close();
        }
    }

    string Ask(string sql)
    {
        lock (_database)
        {
            using var command = _database.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar()?.ToString() ?? "";
        }
    }

    public void Dispose()
    {
        ((IDisposable)_listener).Dispose();
        _database.Dispose();
    }
}
