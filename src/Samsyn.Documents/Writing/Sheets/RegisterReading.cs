namespace Samsyn.Documents.Writing.Sheets;

static class RegisterReading
{
    public static IReadOnlyList<RegisterCell> InWidthOf(this IReadOnlyList<RegisterCell> row, Register register) =>
        row.Count == register.Columns.Count ? row : throw new ArgumentException($"“{register.Title}” has {register.Columns.Count} columns and a row of {row.Count} cells.", nameof(row));
}
