"""The works a brief rests on, for its last section."""

LITERATURE = (
    (
        "Duval, R. D. & Thompson, W. R. (1980). Reconsidering the aggregate relationship between "
        "size, economic development, and some types of foreign policy behavior. American Journal "
        "of Political Science 24(3). (Words and deeds, cooperation and conflict.)"
    ),
    (
        "Goldstein, J. S. (1992). A conflict–cooperation scale for WEIS events data. Journal of "
        "Conflict Resolution 36(2). (Intensities.)"
    ),
    "Heuer, R. J. (1999). Psychology of Intelligence Analysis, ch. 8. (Rival readings.)",
    "Kuik, C.-C. (2008). The essence of hedging. Contemporary Southeast Asia 30(2). (Hedging.)",
    (
        "Olson, M. & Zeckhauser, R. (1966). An economic theory of alliances. Review of Economics "
        "and Statistics 48(3). (Burden.)"
    ),
    "Open Event Data Alliance (2018). PLOVER manual. (Kinds of act.)",
    (
        "Simonsohn, U., Simmons, J. P. & Nelson, L. D. (2020). Specification curve analysis. "
        "Nature Human Behaviour 4. (Robustness.)"
    ),
)
