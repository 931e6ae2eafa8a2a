"""Names of data sets and benchmarks: many a list gives the name alone, and its address tells nothing either."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern
from newsletter.text.words import normal_title

_KNOWN = frozenset(
    """
    mnist emnist fashionmnist kmnist cifar cinic imagenet tinyimagenet tinyimages housenumbers visualqa coco mscoco
    lvis openimages placescnn pascalvoc svhn celeba celebahq ffhq lsun lfw labeledfacesinthewild vggface widerface
    casiawebface megaface cityscapes kitti nuscenes waymoopen waymo bdd mapillaryvistas camvid adek sunrgbd
    nyudepth scannet shapenet modelnet matterport objaverse conceptualcaptions visualgenome vqa clevr gqa textvqa
    vizwiz okvqa laion datacomp youtube8m kinetics hmdb activitynet moments somethingsomething charades msrvtt
    howto sportsm youtubevos motchallenge objectnet inaturalist birdsnap oxfordpets oxfordflowers stanfordcars
    stanforddogs fgvcaircraft deepfashion omniglot miniimagenet notmnist yalefaces extendedyaleb feret eurosat
    bigearthnet sen12ms spacenet xview dota isaid ucmerced landcover deepglobe chexpert mimic mimiccxr chestxray
    isic lidc brats luna adni ukbiobank physionet glue superglue clue superclue klue kobest jglue indicglue
    russiansuperglue squad triviaqa naturalquestions hotpotqa newsqa quac coqa msmarco searchqa narrativeqa
    webquestions simplequestions wikiqa boolq piqa siqa commonsenseqa openbookqa sciq hellaswag winogrande winograd
    wsc storycloze lambada snli mnli multinli xnli anli rte qnli qqp mrpc cola stsb sst cnndailymail xsum gigaword
    multinews samsum billsum pubmedqa bioasq mmlu mmlupro cmmlu kmmlu ceval agieval bigbench bbh gsm svamp aqua
    mathqa humaneval mbpp codecontests livecodebench truthfulqa realtoxicityprompts bbq crowspairs winobias mmmu
    mathvista gpqa ifeval alpacaeval mtbench penntreebank wikitext enwik text8 billionword onebillionword
    bookcorpus bookscorpus openwebtext webtext commoncrawl ccnews cc100 c4 mc4 thepile redpajama refinedweb fineweb
    slimpajama dolma bigcode thestack starcoderdata wikipediadump wikidump wudao clueweb gutenberg projectgutenberg
    europarl wmt iwslt flores tatoeba multiun opensubtitles wikimatrix ccmatrix conll ontonotes
    universaldependencies propbank framenet wordnet conceptnet freebase wikidata dbpedia yago imdbreviews
    yelpreviews amazonreviews agnews newsgroups reuters rcv enron sentiment140 twentynewsgroups dailydialog
    multiwoz personachat empatheticdialogues ubuntudialogue cornellmoviedialogs sharegpt ultrachat ultrafeedback
    openorca oasst openassistantconversations hhrlhf wildchat lmsyschat superni naturalinstructions p3 selfinstruct
    librispeech librilight libritts ljspeech vctk timit commonvoice switchboard fisher tedlium voxceleb voxpopuli
    aishell gigaspeech wenetspeech covost fleurs musdb nsynth gtzan millionsong audioset urbansound speechcommands
    iemocap movielens netflixprize bookcrossing bostonhousing californiahousing kddcup creditcardfraud cora
    citeseer ogb zinc moleculenet pdb proteinnet chembl dmcontrol procgen minedojo minerl d4rl rlunplugged openx
    metaworld food101 ucf101 cub200 stl10 sun397 places365 flickr8k flickr30k caltech101 caltech256 esc50 qm9 cc3m
    cc12m finewebedu ade20k uciml
    """.split()
)
_IN_CAPITALS = frozenset({"ARC", "ARC-AGI", "DROP", "RACE", "MATH", "APPS", "COPA", "CoLA", "PIQA", "MATH-500"})
"""Names that are words of the language when they are written as such."""

_COMPOSED = pattern(r"[A-Z][\w.+-]*(?:QA|QuAD|[Cc]orpus|[-_]?[Bb]ench|[a-z-]Eval|GLUE|CLUE|MNIST)(?:[-_ ]?v?[\d.]+)?\Z")
_SAID = pattern(
    r"\b(?:data ?sets?|corpus|corpora|treebanks?|benchmarks?|leaderboards?|ground truth)\b"
    r"|\b(?:images?|faces?|facial|expression|textures?|speech|voices?|audio|tts|videos?|objects?|stereo|lexical)"
    r"(?: \w+)? databases?\b|\b(?:image|video|speech) (?:library|archive|sequences)\b",
    re.IGNORECASE,
)
_VERSION = pattern(r"(?:v?\d+[kmb]?|\d+)+\Z")
_APART = pattern(r"\s*[(\[:（：,]\s*|\s+[-–—]\s+|\s+(?:and|&)\s+|[)\]）]")
_KIND = frozenset({"the", "database", "data", "microsoft", "ms", "google", "stanford"})
_LONGEST, _MOST_BEFORE = 80, 2


def names_a_dataset(title: str) -> bool:
    """Whether a title is the name of a data set or a benchmark, with its version, or says that it is one.

    >>> [names_a_dataset(title) for title in ("CIFAR-10 and CIFAR-100", "A Face Database", "SWE-bench 2.0", "MATH")]
    [True, True, True, True]
    >>> [names_a_dataset(title) for title in ("Training on MNIST", "Exploring ImageNet", "Math", "A vector database")]
    [False, False, False, False]
    """
    if len(title) > _LONGEST:
        return False
    return bool(_SAID.search(title)) or any(map(_is_name, filter(None, _APART.split(title))))


def _is_name(words: str) -> bool:
    """Whether some words are a known name, or a name after whose language or field it is called ("Kannada MNIST")."""
    if words in _IN_CAPITALS or _COMPOSED.match(words):
        return True
    parts = words.split()
    starts = range(min(len(parts), _MOST_BEFORE + 1))
    return any(_is_known("".join(parts[start:])) for start in starts if all(map(_may_stand_before, parts[:start])))


def _may_stand_before(word: str) -> bool:
    """Whether a word is a name itself, and does not say what is done with the data."""
    return word[:1].isupper() and not word.endswith(("ing", "ed"))


def _is_known(words: str) -> bool:
    name = "".join(word for word in normal_title(words).split() if word not in _KIND)
    return name in _KNOWN or _VERSION.sub("", name) in _KNOWN
