/// Bob's version, as `--version` and the reports show it.
public let bobVersion = "0.1.0"
