"""Words that name a section in other languages than English, as `normal_title` leaves them: `## Статьи`, `## 论文`.

A word counts where it stands apart. Chinese and Japanese part no words: there a sign counts wherever it stands.
"""

from __future__ import annotations

from typing import NamedTuple


class Abroad(NamedTuple):
    """The words of a kind that stand apart, and the signs that may stand inside of others."""

    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()


_NONE = Abroad()


def abroad(kind: str) -> Abroad:
    """What names a kind elsewhere.

    >>> "ссылки" in abroad("links").words, "论文" in abroad("papers").signs, abroad("essay")
    (True, True, Abroad(words=frozenset(), signs=()))
    """
    return _ABROAD.get(kind, _NONE)


_ABROAD = {
    "models": Abroad(
        frozenset(
            "modèle modèles modelo modelos modelli modell modelle modellen modele modeli modeller модель модели модели"
            " моделі μοντέλα نموذج نماذج النماذج مدل مدلها מודל מודלים 모델".split()
        ),
        ("模型", "モデル"),
    ),
    "papers": Abroad(
        frozenset(
            "recherche investigación pesquisas ricerca forschung veröffentlichungen publicaciones publicações"
            " pubblicazioni publikacje onderzoek badania araştırma araştırmalar научные исследования исследование"
            " публикации наукові дослідження публікації έρευνα έρευνεσ δημοσιεύσεισ أبحاث الأبحاث پژوهش پژوهشها"
            " מחקר מחקרים 논문".split()
        ),
        ("论文", "論文"),
    ),
    "links": Abroad(
        frozenset(
            "liens actualités nouvelles outils enlaces noticias artículos herramientas ligações notícias artigos"
            " ferramentas collegamenti notizie articoli strumenti artikel nachrichten neuigkeiten werkzeuge fundstücke"
            " nieuws artikelen linki wiadomości artykuły narzędzia bağlantılar haberler makaleler araçlar"
            " ссылки ссылка новости статьи инструменты утилиты библиотеки"
            " посилання новини статті інструменти бібліотеки"
            " σύνδεσμοι νέα άρθρα εργαλεία روابط أخبار الأخبار مقالات المقالات أدوات الأدوات"
            " لینک لینکها پیوند پیوندها اخبار خبرها ابزار ابزارها"
            " קישור קישורים חדשות כתבות כלים 링크 뉴스 소식 기사 도구".split()
        ),
        tuple("链接 連結 鏈接 新闻 新聞 资讯 資訊 文章 好文 工具 资源 資源 リンク ニュース 記事 ツール".split()),
    ),
    "elsewhere": Abroad(
        frozenset("подкаст подкасты подкасти پادکست بودكاست פודקאסט 팟캐스트".split()), ("播客", "ポッドキャスト")
    ),
    "housekeeping": Abroad(
        frozenset("ankündigungen annonces anuncios anúncios annunci объявления оголошення ανακοινώσεισ 공지".split()),
        ("公告", "お知らせ"),
    ),
}
