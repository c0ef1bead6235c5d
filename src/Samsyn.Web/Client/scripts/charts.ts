// PNG of a chart, painted by the browser from the SVG file that stands alone: sharp on paper (three times its size), always on white.
const scale = 3;

async function paint(link: HTMLAnchorElement): Promise<void> {
  const image = new Image();
  image.src = link.href;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!blob) return;
  const file = document.createElement("a");
  file.href = URL.createObjectURL(blob);
  file.download = (new URL(link.href).pathname.split("/").pop() ?? "diagram.svg").replace(/\.svg$/, ".png");
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
}

export function offerPictures(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-png]")) link.hidden = false;
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[data-png]");
    if (!link) return;
    event.preventDefault();
    void paint(link);
  });
}
