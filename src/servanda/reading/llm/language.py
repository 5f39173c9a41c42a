"""x"""
def language(text: str) -> str:
    from ..rules.language import looks_english
    return "en" if looks_english(text) else "und"
