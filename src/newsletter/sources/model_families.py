"""The names of model families that texts use without any other sign: a table that grows by words."""

from __future__ import annotations

# Spelled as people spell them; a version, a size or "Chat" may follow each.
FAMILIES: tuple[str, ...] = (
    *("Alpaca", "AlphaCode", "AlphaFold", "Amber", "Bard", "BERT", "BLOOM", "BLOOMZ", "Claude", "Codex", "Copilot"),
    *("Code Llama", "CodeLlama", "Command R", "DALL-E", "DALL·E", "DBRX", "DeBERTa", "DeepSeek", "DistilBERT", "Dolly"),
    *("ELECTRA", "Emu Video", "Emu", "Falcon", "Firefly", "FLAN-T5", "Flan-T5", "Flamingo", "Fuyu", "Galactica"),
    *("Gemini", "Gemma", "Geneformer", "Goat", "GPT", "Grok", "Guanaco", "Hyena", "HyenaDNA", "Imagen", "InternLM"),
    *("Jamba", "Jurassic", "Koala", "Kosmos", "LaMDA", "Lit-Llama", "Llama", "LLaMA", "Llama-Adapter", "LLaVA"),
    *("LLaMA-Adapter", "Mamba", "Megatron", "Midjourney", "MiniGPT", "Mistral", "Mixtral", "MPT", "MusicGen"),
    *("Nemotron", "OLMo", "OpenHermes", "Orca", "PaLM", "PALM", "Pangu", "Phi", "phi", "Pythia", "Qwen", "RetNet"),
    *("RoBERTa", "Roberta", "RWKV", "Segment Anything Model", "SmolLM", "Sora", "Stable Diffusion", "StableLM"),
    *("Stable Video Diffusion", "StarCoder", "Striped Hyena", "StripedHyena", "Switch Transformer", "T5", "TinyLlama"),
    *("Tulu", "Tülu", "Vicuna", "Vicuña", "Whisper", "WizardLM", "XGen", "XLNet", "Yi", "YI", "Zephyr"),
)

# Also common words, so that only a number behind them makes them a name.
NEED_NUMBER = frozenset({"Amber", "Command R", "Emu", "Goat", "MPT", "Pangu", "Phi", "Yi", "YI", "T5"})
