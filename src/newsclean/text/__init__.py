"""Knowledge of text: characters, words, sentences; functions of strings, free of documents."""
