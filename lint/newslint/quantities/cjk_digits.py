"""Chinese, Japanese and Korean number characters and their values."""

PLAIN = "一二三四五六七八九"
ONES = {
    **dict(zip(f"零〇{PLAIN}", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖貳參陸弐壱参", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 6, 2, 1, 3), strict=True)),
    **dict(zip("两兩영일이삼사오육칠팔구", (2, 2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "십": 10, "백": 100, "천": 1000}
SCALES = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12, "만": 4, "억": 8, "조": 12}  # powers of ten
FIRST_HANGUL = "가"
HAN, HANGUL = (
    "".join(char for char in (*ONES, *TENS, *SCALES) if (char >= FIRST_HANGUL) is hangul)
    for hangul in (False, True)
)
HAN_TENS, HANGUL_TENS = (
    "".join(char for char in TENS if (char >= FIRST_HANGUL) is hangul) for hangul in (False, True)
)
HAN_SCALES, HANGUL_SCALES = (
    "".join(char for char in SCALES if (char >= FIRST_HANGUL) is hangul) for hangul in (False, True)
)
SCALED = frozenset((*TENS, *SCALES))
LARGE = "百千佰仟"  # begin a number of their own in Japanese only
