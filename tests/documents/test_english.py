import pytest

from kg.documents.english import _function_words, other_language

OTHERS = {
    "French": "Le tribunal a décidé que les accusés ne seraient pas jugés dans cette ville.",
    "German": "Das Gericht hat entschieden, dass der Prozess nicht in dieser Stadt stattfinden wird.",
    "Spanish": "El tribunal decidió que los acusados no serán juzgados en la ciudad, según dijo su abogado.",
    "Italian": "Il tribunale ha deciso che gli imputati non saranno giudicati nella città, ha detto.",
    "Portuguese": "O tribunal decidiu que os acusados não serão julgados na cidade, disse também o seu advogado.",
    "Dutch": "De rechtbank heeft besloten dat het proces niet in deze stad wordt gehouden, zei hij.",
    "Swedish": "Domstolen har beslutat att rättegången inte ska hållas i staden, sade en av deras advokater.",
    "Polish": "Sąd zdecydował, że proces nie odbędzie się w tym mieście, ale jak powiedział, to jest ich prawo.",
    "Czech": "Soud rozhodl, že se proces v tomto městě konat nebude, ale jak řekl jejich advokát, je to jen začátek.",
    "Turkish": "Mahkeme bu davanın bir başka şehirde görülmesi için karar verdi ve avukat da bunun çok önemli.",
    "Indonesian": "Pengadilan memutuskan bahwa sidang itu tidak akan digelar di kota ini dan mereka juga sudah tahu.",
}
NOT_LATIN = ["Суд решил, что процесс не состоится в этом городе.",
             "法院决定本案不在该市审理，被告的律师今天下午在法庭外对记者说。",
             "قررت المحكمة عدم إجراء المحاكمة في المدينة بحسب المحامي"]
ENGLISH = [
    "The court decided that the trial will not be held in this city, their lawyer said.",
    "Guilty.", "Verdict: not guilty", "Jane Roe, John Doe, Maria da Silva, Jean de la Tour, Hans von der Heide",
    "The lawyer told the court: “Il n'y a pas de preuve dans cette affaire, et les juges le savent depuis deux ans.” "
    "She said that it was a matter for the jury, which had been told of the letter before they were sent home.",
    "Café owner Zoë Åkesson was not in court when the jury of her peers found that she had been wronged.",
    "The name Анна Иванова stood on the letter.", "1990 — 1991",
]


@pytest.mark.parametrize(("language", "text"), OTHERS.items())
def test_a_text_in_another_language_is_told(language, text):
    assert other_language(text) == language


@pytest.mark.parametrize("text", NOT_LATIN)
def test_another_script_is_told(text):
    assert other_language(text) == "a language that is not written in Latin letters"


def test_a_long_text_in_a_language_not_listed_is_told():
    swahili = "Mahakama iliamua kwamba kesi hiyo haitasikilizwa mjini humo, wakili wao alisema jana jioni. " * 8
    assert other_language(swahili) == "a language other than English"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_let_through_however_short_or_mixed(text):
    assert other_language(text) is None


def test_no_function_word_is_english_and_another_languages():
    table = dict(_function_words())
    english = table.pop("English")
    assert {language: words & english for language, words in table.items() if words & english} == {}
