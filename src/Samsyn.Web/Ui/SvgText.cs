using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Samsyn.Web.Ui;

/// <summary>SVG's text element; in a Razor file that tag means something else.</summary>
public sealed class SvgText : IComponent
{
    RenderHandle _handle;

    [Parameter] public string? Class { get; set; }
    [Parameter] public string? X { get; set; }
    [Parameter] public string? Y { get; set; }
    [Parameter] public string? Anchor { get; set; }
    [Parameter] public string? FontSize { get; set; }
    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        _handle.Render(Render);
        return Task.CompletedTask;
    }

    void Render(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddAttribute(5, "font-size", FontSize);
        builder.AddContent(6, ChildContent);
        builder.CloseElement();
    }
}
