"""A pasted block: chats, signatures, cards, in Chinese and English; what is not recognised stays as the note."""

import pytest

from app.exchange.capture import Captured, capture
from app.vocabulary import ReachKind

PHONE, EMAIL, WECHAT, ADDRESS, SITE, QQ = (
    ReachKind.PHONE, ReachKind.EMAIL, ReachKind.WECHAT, ReachKind.ADDRESS, ReachKind.WEBSITE, ReachKind.QQ,
)  # fmt: skip

CASES = {
    "a Chinese card": (
        "赵启明 采购总监\n澜湾度假酒店\n手机：138 0571 2233\n邮箱: zhao@lanwan.cn\n地址：杭州市西湖区登云路 99 号",
        Captured(
            "赵启明",
            "澜湾度假酒店",
            "采购总监",
            (
                (PHONE, "138 0571 2233"),
                (EMAIL, "zhao@lanwan.cn"),
                (ADDRESS, "杭州市西湖区登云路 99 号"),
            ),
        ),
    ),
    "an English signature": (
        "Jane Smith\nHead of Buying | Acme Fitness Ltd\n+44 20 7946 0958\njane.smith@acme.co.uk\nwww.acme.co.uk\n--",
        Captured(
            "Jane Smith",
            "Acme Fitness Ltd",
            "Head of Buying",
            (
                (PHONE, "+44 20 7946 0958"),
                (EMAIL, "jane.smith@acme.co.uk"),
                (SITE, "www.acme.co.uk"),
            ),
        ),
    ),
    "a chat": (
        "孙若兰\n微信号：sunrl_88\n想给新店配 30 台单车，下月底前要装好。",
        Captured("孙若兰", "", "", ((WECHAT, "sunrl_88"),), "想给新店配 30 台单车，下月底前要装好。"),
    ),
    "labelled lines": (
        "姓名：欧阳修远\n公司：启曜工场\n职务：店长\n电话：0571-88123456转8012\nQQ: 12345678",
        Captured("欧阳修远", "启曜工场", "店长", ((PHONE, "0571-88123456转8012"), (QQ, "12345678"))),
    ),
    "only a name": ("周敏", Captured("周敏")),
    "only a firm": ("绿筑物业服务有限公司", Captured("", "绿筑物业服务有限公司")),
    "nothing": ("", Captured()),
    "words alone": ("请尽快联系我，谢谢！", Captured(note="请尽快联系我，谢谢！")),
    "the same number twice": (
        "周敏 13805712233\n13805712233",
        Captured("周敏", reaches=((PHONE, "13805712233"),)),
    ),
    "an order number is no phone": (
        "周敏\n订单 20260911000123",
        Captured("周敏", note="订单 20260911000123"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_recognised(case: str) -> None:
    text, expected = CASES[case]
    assert capture(text) == expected


def test_a_book_is_cut_and_no_trouble() -> None:
    for book in ("电话 " * 50_000, "1" * 200_000, "a@" * 100_000, "省" * 100_000):
        found = capture(book)
        assert (found.name, found.reaches) == ("", ())
