import Arguments

/// How to write a checklist of one's own, for the help of `bob checklist`.
enum ChecklistGuide {
  static let sections = [
    HelpSection("A checklist of your own", file), HelpSection("Patterns", patterns),
  ]

  private static let file = """
    A checklist is a YAML file that --checklist or .bob.yaml names. After "extends: operability" it holds only what \
    differs, by identifier: what is there already is changed key by key, what is not is added, and "remove" takes out \
    items, areas, kinds of change and roles of headings. Mistakes are told with their line and column.

      extends: operability
      remove: [docs.states]
      areas:
        - id: upgrade
          items:
            - {id: upgrade.rollback, weight: 5}
        - id: cost
          title: Cost
          weight: 10
          items:
            - id: cost.licences
              title: Licences
              question: Which licences does it need, and how many?
              why: They are bought a year ahead.
              ask: Which licences will a deployment have to buy?
              good: One licence for each storage node.
              bad: Vendors may charge for this.
              relevant:
                base: -2
                changes: {new-dependency: 2, driver: 3}
                says: [{weight: 4, patterns: ['vendor|commercial|proprietary']}]
              evidence:
                about: ['licen*', '(buy|pay) for']
                answers: ['licence+ ..3 (for each|per)']

    An item needs id, title, question, why, ask, good and bad. It may have weight (1 unless given), critical (false), \
    headings and none (roles of headings under which an answer, or a bare "None", is expected), messages, causes (the \
    kinds of change that a message gives as the reason for asking, best first), relevant, evidence, and for Kubernetes \
    due (the stage that has to answer) and metadata (what answers it in kep.yaml).

    "relevant" adds up: base, then for each kind of change what it adds where the text makes it, and what the phrases \
    under "says" add, the more the oftener the text uses them. At 0 the item is as likely to apply as not, at 2 it \
    applies in seven cases of eight, at -2 in one. "evidence" recognises an answer: "about" are phrases on the subject, \
    "answers" those that an operator could act on.

    "bob checklist --print" shows all items, "bob checklist --checklist proposals --print" the roles, kinds of change \
    and terms that they name. "bob checklist --checklist FILE --check" says whether the file can be used, and which items \
    have too few signs to be judged.
    """

  private static let patterns = """
    A pattern is a phrase to look for in a sentence or heading: words with blanks between them, capitals or not. A \
    hyphen parts words, so that roll-back is found as roll back. Put patterns in quotes, since many of the signs mean \
    something in YAML.

      column                 this word
      deprecat*  *client     words that begin, or end, so
      remove+                the word and its forms in -s, -ed and -ing
      add|create|new         one of these words
      (config option|flag)   one of these phrases
      the?                   may be left out, as may (a phrase)? or <term>?
      ..                     up to six words in between; ..3 up to three
      ^  $                   the start and the end of the sentence
      <adds>                 one of the patterns that "terms" lists under adds
      @number                a word that begins with a digit
      @literal               a word between backquotes
      @snake  @camel         words like max_age and maxAge
      @upper  @method        words like TLS; GET, POST and the like
      @flag  @path  @url     the word after --, after the / of a path; a URL
      //launchpad            this word inside a URL

    So 'add+|create+ ..4 table+' finds "adds a small table" and "creating two new tables".
    """
}
