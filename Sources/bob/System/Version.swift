/// Bob's version, as `--version` and the reports show it.
public let bobVersion = "0.1.0"

/// The day of that version, for the manual page.
public let bobReleaseDate = "2026-11-21"
