# Makes NotoNaskhArabic-*.ttf from Noto Naskh Arabic 2.021 (npm: @expo-google-fonts/noto-naskh-arabic 0.4.5):
#   python3 arab.py NotoNaskhArabic_400Regular.ttf NotoNaskhArabic-Regular.ttf
# A subset with its layout tables, in which every glyph has a code of its own: that
# of its letter, else that of its presentation form, else one of the private area.
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

LETTERS = [*range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900), 0x200C, 0x200D, 0x25CC,
           0xFD3E, 0xFD3F, 0xFDF2, 0xFDFA, 0xFDFB, 0xFDFD]
full = TTFont(sys.argv[1])
forms = {}
for code, glyph in sorted(full.getBestCmap().items()):
    forms.setdefault(glyph, code)

opts = subset.Options(hinting=False, layout_features=["*"], notdef_outline=True, glyph_names=True, name_IDs=[0, 1, 2, 5, 13, 14])
s = subset.Subsetter(opts)
s.populate(unicodes=LETTERS)
s.subset(full)
cmap = dict(full.getBestCmap())
taken = set(cmap.values())
for i, glyph in enumerate(full.getGlyphOrder()):
    if glyph not in taken and i > 0:
        code = forms.get(glyph, 0)
        cmap[code if 0xFB50 <= code <= 0xFEFC else 0xE000 + i] = glyph
for code in (0x200C, 0x200D):  # drawn as nothing
    full["glyf"][cmap[code]] = Glyph()
table = [t for t in full["cmap"].tables if t.format == 4][0]
table.cmap = cmap
full["cmap"].tables = [table]
full["post"].formatType = 3.0
full.save(sys.argv[2])
