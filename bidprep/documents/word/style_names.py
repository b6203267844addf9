"""The names of Word's built-in styles in other languages.

Word itself writes them in English whatever its language (ECMA-376 §17.7.4.9), but files from other programs and
letterheads that have been through them carry what the writer's screen said.
"""

_HEADINGS = (
    "Überschrift {}",
    "Titre {}",
    "Título {}",
    "Encabezado {}",
    "Titolo {}",
    "Intestazione {}",
    "Kop {}",
    "Rubrik {}",
    "Overskrift {}",
    "Otsikko {}",
    "Nagłówek {}",
    "Nadpis {}",
    "Заголовок {}",
    "Cabeçalho {}",
    "Pennawd {}",
    "Ceannteideal {}",
)
_CONTENTS = (
    "Verzeichnis {}",
    "TM {}",
    "TDC {}",
    "Sommario {}",
    "Inhopg {}",
    "Innehåll {}",
    "Indholdsfortegnelse {}",
    "INNH {}",
    "Sisällysluettelo {}",
    "Spis treści {}",
    "Obsah {}",
    "Оглавление {}",
    "Contents {}",
)
_OTHERS = {
    "Normal": ("Standard", "Normale", "Standaard", "Default", "Default Style", "Обычный", "Normální", "Normalny", "Arferol"),
    "Title": ("Titel", "Titre", "Título", "Puesto", "Titolo", "Tittel", "Otsikko", "Tytuł", "Název", "Название", "Teitl"),
    "Subtitle": (
        "Untertitel", "Sous-titre", "Subtítulo", "Sottotitolo", "Ondertitel", "Undertitel", "Underrubrik", "Undertittel",
        "Alaotsikko", "Podtytuł", "Podtitul", "Podnadpis", "Подзаголовок", "Is-deitl",
    ),
    "TOC Heading": (
        "Inhaltsverzeichnisüberschrift", "En-tête de table des matières", "Título TDC", "Título de TDC",
        "Encabezado de TDC", "Titolo sommario", "Kopvan inhoudsopgave", "Innehållsförteckningsrubrik", "Contents Heading",
    ),
    "List Bullet": (
        "Aufzählungszeichen", "Liste à puces", "Lista con viñetas", "Puntoelenco", "Punto elenco", "Lijst opsom.teken",
        "Punktlista", "Opstilling - punkttegn", "Punktliste", "Lista punktowana", "Lista com marcas",
    ),
    "List Number": (
        "Listennummer", "Liste à numéros", "Lista con números", "Numeroelenco", "Numero elenco", "Lijstnummering",
        "Numrerad lista", "Opstilling - talliste", "Nummerert liste", "Lista numerowana", "Lista numerada",
    ),
    "Hyperlink": (
        "Internet Link", "Internetverknüpfung", "Lien hypertexte", "Hipervínculo", "Collegamento ipertestuale",
        "Hyperlänk", "Hyperkobling", "Hiperłącze", "Hypertextový odkaz", "Гиперссылка",
    ),
}  # fmt: skip
_SECOND_LEVEL = ("List Bullet", "List Number")


def _all_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for level in range(1, 10):
        names |= {each.format(level): f"heading {level}" for each in _HEADINGS}
        names |= {each.format(level): f"toc {level}" for each in _CONTENTS}
    for english, others in _OTHERS.items():
        names |= dict.fromkeys(others, english)
        if english in _SECOND_LEVEL:
            names |= {f"{each} 2": f"{english} 2" for each in others}
    return {plain_name(name): english for name, english in names.items()}


def plain_name(name: str) -> str:
    """Return a style's name as it is compared: without regard to case and to how its words are parted."""
    return " ".join(name.split()).casefold()


ENGLISH_NAMES = _all_names()
"""The English name of a built-in style by its name in another language, as `plain_name` writes that."""
