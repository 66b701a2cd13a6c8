#!/usr/bin/env python3
"""Draws the pictures for previews of the default theme: themes/mac-dinh/static/share*.png.

Needs chromium, the font Noto Sans, and Pillow. The pictures are kept in the repository; this is run
only to draw them anew. Titles stay away from the edges, which some programs cut.
"""
import pathlib
import subprocess
import tempfile

from PIL import Image

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "themes/mac-dinh/static"
WIDTH, HEIGHT, LARGEST = 1200, 630, 25_000
INK, RED, GOLD, GROUND, LINE = "#1b1d20", "#8a1518", "#c08a1e", "#faf8f3", "#eadfca"

STROKE = f'fill="none" stroke="{RED}" stroke-width="7" stroke-linejoin="round" stroke-linecap="round"'
GILT = f'fill="none" stroke="{GOLD}" stroke-width="7" stroke-linejoin="round" stroke-linecap="round"'

# Each motif is drawn in a square of 200.
STEPS = f'''<path {STROKE} d="M20 172h46v-38h42v-38h42v-38h34"/><path {GILT} d="M24 116 92 52l34 6 52-38"/>
<path {GILT} d="M150 18h30v30"/>'''
SCALES = f'''<path {STROKE} d="M100 30v140M62 172h76M36 56h128"/><circle cx="100" cy="30" r="9" fill="{RED}"/>
<path {GILT} d="M36 56 14 112h44zM164 56l-22 56h44z"/><path {STROKE} d="M14 112a22 16 0 0 0 44 0M142 112a22 16 0 0 0 44 0"/>'''
FORM = f'''<path {STROKE} d="M44 20h82l34 34v126H44z"/><path {STROKE} d="M126 20v34h34"/>
<path {GILT} d="M68 82h64M68 110h40"/><path {GILT} d="m78 146 18 18 40-42"/>'''
TREE = f'''<path {STROKE} d="M72 20h56v40H72zM16 138h48v40H16zM76 138h48v40H76zM136 138h48v40h-48z"/>
<path {GILT} d="M100 60v78M40 138v-36h120v36"/>'''
BADGE = f'''<circle cx="100" cy="62" r="34" {STROKE}/><path {STROKE} d="M32 178c0-46 30-68 68-68s68 22 68 68z"/>
<path {GILT} d="m100 128 14 18-14 32-14-32z"/>'''
COINS = f'''<path {STROKE} d="M20 176h160M34 176V92M78 176V92M122 176V92M166 176V92M18 92h164"/>
<path {STROKE} d="m18 76 82-52 82 52z"/><circle cx="100" cy="62" r="9" fill="{GOLD}"/>
<path {GILT} d="M56 112v44M100 112v44M144 112v44"/>'''
SCREEN = f'''<path {STROKE} d="M18 34h164v106H18zM100 140v34M62 174h76"/>
<path {GILT} d="M48 66h38M48 90h62M48 112h26"/><path {GILT} d="m120 92 16 16 28-34"/>'''

PICTURES = {
    "share": ("Cải cách<br>hành chính", STEPS),
    "share-the-che": ("Cải cách<br>thể chế", SCALES),
    "share-thu-tuc-hanh-chinh": ("Cải cách thủ tục<br>hành chính", FORM),
    "share-to-chuc-bo-may": ("Cải cách tổ chức<br>bộ máy", TREE),
    "share-che-do-cong-vu": ("Cải cách chế độ<br>công vụ", BADGE),
    "share-tai-chinh-cong": ("Cải cách<br>tài chính công", COINS),
    "share-chinh-phu-so": ("Xây dựng<br>Chính phủ số", SCREEN),
}

PAGE = f"""<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><style>
* {{ margin: 0; box-sizing: border-box; }}
body {{ width: {WIDTH}px; height: {HEIGHT}px; overflow: hidden; background: {GROUND}; color: {INK};
  font-family: "Noto Sans", sans-serif; position: relative; }}
.band {{ position: absolute; inset: 0 0 auto; height: 26px; background: {RED}; }}
.gilt {{ position: absolute; inset: 26px 0 auto; height: 6px; background: {GOLD}; }}
.rings {{ position: absolute; right: -120px; top: -20px; }}
.text {{ position: absolute; left: 88px; top: 50%; transform: translateY(-46%); width: 720px; }}
.kicker {{ font-size: 34px; color: {RED}; font-weight: 600; margin-bottom: 22px; }}
h1 {{ font-size: 84px; line-height: 1.28; font-weight: 700; white-space: nowrap; }}
.rule {{ width: 120px; height: 8px; background: {GOLD}; margin-top: 34px; }}
.motif {{ position: absolute; right: 104px; top: 215px; }}
</style><body><svg class="rings" width="700" height="700" viewBox="0 0 700 700" fill="none" stroke="{LINE}" stroke-width="3">
<circle cx="350" cy="350" r="180"/><circle cx="350" cy="350" r="240"/><circle cx="350" cy="350" r="300"/></svg>
<div class="band"></div><div class="gilt"></div>
<div class="text">KICKER<h1>TITLE</h1><div class="rule"></div></div>
<svg class="motif" width="240" height="240" viewBox="0 0 200 200">MOTIF</svg>"""


def draw(name, title, motif, folder):
    kicker = "" if name == "share" else '<div class="kicker">Cải cách hành chính</div>'
    page = PAGE.replace("KICKER", kicker).replace("TITLE", title).replace("MOTIF", motif)
    source, shot = folder / f"{name}.html", folder / f"{name}.png"
    source.write_text(page, encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={shot}", source.as_uri()],
        check=True, capture_output=True)
    picture = Image.open(shot).convert("RGB").crop((0, 0, WIDTH, HEIGHT))
    colours = picture.quantize(colors=32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    target = FOLDER / f"{name}.png"
    colours.save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.name}: {size} bytes")
    if size > LARGEST:
        raise SystemExit(f"{target.name} is larger than {LARGEST} bytes")


with tempfile.TemporaryDirectory() as scratch:
    for name, (title, motif) in PICTURES.items():
        draw(name, title, motif, pathlib.Path(scratch))
