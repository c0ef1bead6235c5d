using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

static class Keys
{
    const int AtMost = 400;

    /// <summary>A ring around what has the focus, and nothing in front of it (WCAG 2.4.7 and 2.4.11).</summary>
    public const string SeenWithFocus =
        """
        (() => {
          const at = document.activeElement, label = at.type === 'radio' || at.type === 'checkbox' ? at.closest('.ds-field') ?? at : at;
          const style = getComputedStyle(at), box = label.getBoundingClientRect();
          const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
          const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1)];
          const front = document.elementFromPoint(x, y);
          return ring && box.width > 0 && box.bottom > 0 && box.top < innerHeight && !!front && (label.contains(front) || front.contains(label));
        })()
        """;

    /// <summary>Tab to the element and press Enter on it.</summary>
    public static async Task EnterAsync(this IPage page, string selector)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Tab to the field and type in place of what stands there.</summary>
    public static async Task TypeIntoAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tab until the element has the focus; it must be reached before the page has been walked through.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var stop = 0; stop < AtMost; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) continue;
            Assert.True(await page.EvaluateAsync<bool>(SeenWithFocus), $"{page.Url}: {selector} has the focus but cannot be seen to have it.");
            return;
        }
        Assert.Fail($"{page.Url}: the Tab key does not lead to {selector}.");
    }
}
