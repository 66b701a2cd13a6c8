#!/usr/bin/env python3
"""Makes a site of photographs: articles that show pictures of 12 megapixels, as cameras give them.

    benches/photographs.py DIR [COUNT]

Each picture is a gradient with noise and some edges, other than all others, as a JPEG of some 3 MB
with EXIF data. Needs Pillow and NumPy.
"""

import pathlib
import sys

import numpy
from PIL import Image, ImageFilter

WIDTH, HEIGHT = 4000, 3000


def photograph(number: int) -> Image.Image:
    random = numpy.random.default_rng(number)
    down, across = numpy.mgrid[0:HEIGHT, 0:WIDTH].astype(numpy.float32)
    planes = []
    for plane in range(3):
        tilt = random.uniform(0.01, 0.05, 2)
        waves = 40 * numpy.sin(across / random.uniform(60, 400)) * numpy.cos(down / random.uniform(60, 400))
        planes.append(90 + (across * tilt[0] + down * tilt[1]) % 120 + waves)
    noise = random.normal(0, 9, (HEIGHT, WIDTH, 1)).astype(numpy.float32)
    pixels = numpy.stack(planes, axis=2) + noise
    picture = Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    content = folder / "content" / "bai-viet"
    content.mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text("title: Ảnh\nbase_url: https://vi-du.example/\n")
    # A dozen are drawn; the others are cut from them, so that no two are the same.
    drawn = [photograph(number) for number in range(min(count, 6))]
    for number in range(count):
        picture = drawn[number % len(drawn)].copy()
        picture.paste((number % 256, 99, 50), (number * 7 % 3000, 100, number * 7 % 3000 + 500, 600))
        exif = Image.Exif()
        exif[0x010F], exif[0x0110] = "Máy ảnh", f"Kiểu {number}"
        name = f"anh-{number:03}"
        picture.save(content / f"{name}.jpg", quality=88, exif=exif)
        (content / f"{name}.md").write_text(
            f"---\ntitle: Ảnh số {number}\ndate: 2026-{number % 10 + 1:02}-{number % 28 + 1:02}\n"
            f"image: {{src: {name}.jpg, alt: Sóng và ô vuông số {number}}}\n---\n\nMột bài có ảnh.\n"
        )


main()
