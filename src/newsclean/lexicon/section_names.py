"""Headings that name a section of any article and never sign one: "Background", "What happens next", "Conclusion".

Written from the usage of news sites; a line that is one of them, with nothing under it, has lost its
section. Agencies, places and end marks ("Fin", "Ende") are no entries: they stand at the end with good reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from newsclean.text.folding import bare, fold

_NAMES: Final[Mapping[str, str]] = {
    "ar": "الخلفية|خلفية|خلفيات|ماذا بعد|ماذا بعد ذلك|وماذا بعد|الخلاصة|خلاصة|الخاتمة|خاتمة|ماذا حدث|ماذا نعرف|"
    "ما نعرفه|ما الذي نعرفه|التفاصيل|تفاصيل|السياق|ردود الفعل|ردود فعل|الأسباب|النتائج|الخطوات التالية|"
    "الخطوة التالية|لماذا يهم هذا|ما أهمية ذلك|تسلسل الأحداث|أسئلة شائعة|تحليل|مقدمة",
    "be": "Перадгісторыя|Што далей|Што будзе далей|Кантэкст|Высновы|Вынікі|Рэакцыя|Падрабязнасці|Што вядома|"
    "Што здарылася",
    "bg": "Предистория|Какво следва|Какво следва сега|Какво предстои|Контекст|Заключение|Изводи|Реакции|Подробности|"
    "Какво знаем|Какво се случи|Защо е важно|Хронология|Последици|Причини|Фонът|Анализ",
    "bs": "Pozadina|Šta dalje|Šta slijedi|Kontekst|Zaključak|Reakcije|Detalji|Šta znamo|Šta se dogodilo|Hronologija",
    "ca": "Context|El context|Antecedents|Què passarà ara|I ara què|Conclusió|Conclusions|Reaccions|Detalls|"
    "Què sabem|Què ha passat|Per què és important|Cronologia|Conseqüències|Anàlisi|Rerefons",
    "cs": "Pozadí|Pozadí případu|Pozadí sporu|Co bude dál|Co bude dál?|Co dál|Co se stalo|Co víme|Souvislosti|"
    "Kontext|Závěr|Závěrem|Shrnutí|Reakce|Podrobnosti|Proč je to důležité|Důsledky|Příčiny|Další kroky|Další postup|"
    "Analýza",
    "da": "Baggrund|Baggrunden|Hvad sker der nu|Hvad sker der så|Hvad nu|Konklusion|Reaktioner|Detaljer|Kontekst|"
    "Det ved vi|Hvad ved vi|Hvad er der sket|Derfor er det vigtigt|Konsekvenser|Årsager|Tidslinje|Næste skridt|"
    "Sammenfatning|Opsummering|Analyse",
    "de": "Hintergrund|Hintergründe|Der Hintergrund|Die Hintergründe|Wie es weitergeht|So geht es weiter|"
    "So geht es jetzt weiter|Wie geht es weiter|Wie geht es jetzt weiter|Wie geht es nun weiter|Was jetzt passiert|"
    "Was nun|Was als Nächstes geschieht|Fazit|Das Fazit|Unser Fazit|Ausblick|Der Ausblick|Zusammenfassung|Kontext|"
    "Reaktionen|Die Reaktionen|Details|Die Details|Was wir wissen|Das wissen wir|Das ist bekannt|Was bekannt ist|"
    "Was ist passiert|Was passiert ist|Das ist passiert|Warum das wichtig ist|Vorgeschichte|Die Vorgeschichte|"
    "Chronik|Chronologie|Folgen|Die Folgen|Ursachen|Ursache|Die Ursachen|Nächste Schritte|Die nächsten Schritte|"
    "Einordnung|Analyse|Worum es geht|Darum geht es|Häufige Fragen|Einleitung",
    "el": "Το υπόβαθρο|Υπόβαθρο|Το ιστορικό|Ιστορικό|Τι ακολουθεί|Τι θα γίνει τώρα|Και τώρα τι|Συμπέρασμα|"
    "Συμπεράσματα|Επίλογος|Αντιδράσεις|Οι αντιδράσεις|Λεπτομέρειες|Τι γνωρίζουμε|Τι ξέρουμε|Τι συνέβη|Πλαίσιο|"
    "Το πλαίσιο|Γιατί έχει σημασία|Συνέπειες|Αιτίες|Επόμενα βήματα|Τα επόμενα βήματα|Ανάλυση|Εισαγωγή",
    "en": "Background|The background|Some background|What happens next|What next|What now|What's next|"
    "What comes next|What happens now|Next steps|The next steps|Conclusion|Conclusions|The conclusion|In conclusion|"
    "Final thoughts|Bottom line|The bottom line|The verdict|Verdict|The takeaway|Takeaways|Key takeaways|Key points|"
    "Summary|In summary|Context|The context|Reaction|Reactions|The reaction|The details|Details|What we know|"
    "What we know so far|What we don't know|What is known|What happened|Why it matters|Why this matters|Timeline|"
    "Consequences|Causes|The big picture|Looking ahead|The road ahead|What they are saying|What they're saying|"
    "What critics say|Analysis|Introduction|Overview|Frequently asked questions|Aftermath|The aftermath|"
    "How we got here|What to know|Outlook",
    "es": "Contexto|El contexto|Antecedentes|Los antecedentes|Qué pasará ahora|Qué pasa ahora|Y ahora qué|"
    "Qué viene ahora|Qué sigue|Qué sigue ahora|Qué viene después|Conclusión|Conclusiones|La conclusión|En resumen|"
    "Resumen|Reacciones|Las reacciones|Detalles|Los detalles|Qué sabemos|Lo que sabemos|Qué se sabe|Qué ha pasado|"
    "Qué pasó|Qué ocurrió|Por qué es importante|Por qué importa|Cronología|Consecuencias|Las consecuencias|Causas|"
    "Las causas|Próximos pasos|Los próximos pasos|El trasfondo|Trasfondo|Análisis|Introducción|Preguntas frecuentes|"
    "Las claves|Claves",
    "et": "Taust|Mis saab edasi|Kokkuvõte|Järeldused|Reaktsioonid|Mis juhtus|Mida me teame|Kontekst|Tagajärjed|"
    "Põhjused|Järgmised sammud|Sissejuhatus",
    "fa": "پیشینه|پس‌زمینه|زمینه|گام بعدی|گام‌های بعدی|چه خواهد شد|بعد چه می‌شود|نتیجه‌گیری|نتیجه گیری|جمع‌بندی|"
    "جمع بندی|واکنش‌ها|واکنش ها|جزئیات|چه می‌دانیم|چه اتفاقی افتاد|چرا مهم است|پیامدها|علل|تحلیل|مقدمه|سخن پایانی",
    "fi": "Tausta|Taustaa|Taustat|Mitä seuraavaksi|Mitä seuraavaksi tapahtuu|Mitä nyt tapahtuu|Mitä nyt|Yhteenveto|"
    "Johtopäätökset|Lopuksi|Reaktiot|Yksityiskohdat|Mitä tapahtui|Mitä tiedämme|Konteksti|Miksi tällä on väliä|"
    "Seuraukset|Syyt|Seuraavat askeleet|Aikajana|Analyysi|Johdanto|Näin tästä jatketaan",
    "fr": "Le contexte|Contexte|Et maintenant|Et après|La suite|Conclusion|La conclusion|En conclusion|"
    "Pour conclure|En résumé|Résumé|Réactions|Les réactions|Détails|Les détails|Ce que l'on sait|Ce qu'on sait|"
    "Que sait-on|Ce que nous savons|Que s'est-il passé|Ce qu'il s'est passé|Ce qui s'est passé|"
    "Pourquoi c'est important|Chronologie|Conséquences|Les conséquences|Les causes|Prochaines étapes|"
    "Les prochaines étapes|Ce qui va se passer|Que va-t-il se passer|Que va-t-il se passer maintenant|"
    "Ce qu'il faut retenir|Ce qu'il faut savoir|L'essentiel|À retenir|Arrière-plan|Introduction|Perspectives|"
    "Les faits|Rappel des faits|Foire aux questions|L'analyse|Analyse",
    "gl": "Contexto|O contexto|Antecedentes|E agora que|Que pasará agora|Conclusión|Conclusións|Reaccións|Detalles|"
    "Que sabemos|Que pasou|Por que é importante|Consecuencias|Causas|Próximos pasos|Análise|Introdución",
    "he": "רקע|הרקע|מה הלאה|ומה עכשיו|מה עכשיו|סיכום|לסיכום|מסקנות|תגובות|הפרטים|פרטים|מה ידוע|מה אנחנו יודעים|"
    "מה קרה|למה זה חשוב|ההקשר|השלכות|הסיבות|הצעדים הבאים|הצעד הבא|ניתוח|מבוא",
    "hi": "पृष्ठभूमि|आगे क्या|आगे क्या होगा|अब आगे क्या|अब क्या होगा|निष्कर्ष|सारांश|प्रतिक्रिया|प्रतिक्रियाएं|"
    "विवरण|क्या हुआ|हम क्या जानते हैं|अब तक क्या पता है|संदर्भ|यह क्यों महत्वपूर्ण है|परिणाम|कारण|अगला कदम|अगले कदम|"
    "विश्लेषण|परिचय|पूरा मामला|क्या है मामला|क्या है पूरा मामला",
    "hr": "Pozadina|Pozadina slučaja|Što dalje|Što slijedi|Što sada|Kontekst|Zaključak|Reakcije|Detalji|Što znamo|"
    "Što se dogodilo|Zašto je to važno|Kronologija|Posljedice|Uzroci|Sljedeći koraci|Analiza|Uvod",
    "hu": "Háttér|A háttér|Előzmények|Az előzmények|Mi következik|Mi jön most|Mi lesz most|Hogyan tovább|"
    "Következtetés|Összefoglalás|Összegzés|Reakciók|Részletek|A részletek|Mit tudunk|Mi történt|Miért fontos|"
    "Következmények|Okok|Következő lépések|A következő lépések|Idővonal|Elemzés|Bevezetés",
    "id": "Latar belakang|Latar belakang masalah|Langkah berikutnya|Langkah selanjutnya|Apa selanjutnya|"
    "Apa yang terjadi selanjutnya|Selanjutnya apa|Kesimpulan|Penutup|Ringkasan|Reaksi|Tanggapan|Rincian|"
    "Apa yang kita ketahui|Apa yang terjadi|Konteks|Mengapa ini penting|Kronologi|Dampak|Penyebab|Analisis|"
    "Pendahuluan",
    "is": "Bakgrunnur|Bakgrunnurinn|Hvað gerist næst|Hvað tekur við|Niðurstaða|Viðbrögð|Samantekt|Hvað gerðist|"
    "Hvað vitum við|Næstu skref|Afleiðingar|Orsakir|Inngangur",
    "it": "Il contesto|Contesto|Che cosa succede ora|Cosa succede ora|Che cosa succede adesso|Cosa succede adesso|"
    "Che cosa succederà ora|Cosa succederà ora|E adesso|E ora|Conclusione|Conclusioni|Le conclusioni|In sintesi|"
    "In conclusione|Riepilogo|Reazioni|Le reazioni|Dettagli|I dettagli|Che cosa sappiamo|Cosa sappiamo|"
    "Che cosa è successo|Cosa è successo|Cos'è successo|Perché è importante|Cronologia|Conseguenze|Le conseguenze|"
    "Cause|Le cause|I prossimi passi|Prossimi passi|Lo sfondo|Sullo sfondo|Analisi|L'analisi|Introduzione|"
    "I precedenti|La vicenda|Domande frequenti",
    "ja": "背景|今後の見通し|今後の展望|今後の動き|今後の課題|今後の予定|今後|これから|結論|まとめ|おわりに|"
    "終わりに|概要|経緯|これまでの経緯|反応|詳細|何が起きたか|何が起きたのか|分かっていること|なぜ重要か|影響|原因|"
    "次のステップ|分析|はじめに|展望|課題",
    "ko": "배경|사건 배경|사건의 배경|앞으로의 전망|향후 전망|전망|앞으로는|다음 단계|향후 계획|앞으로의 계획|결론|"
    "맺음말|마무리|요약|반응|각계 반응|세부 내용|무슨 일이 있었나|알려진 것|왜 중요한가|영향|원인|경과|사건 경위|"
    "분석|들어가며|나가며|개요",
    "lt": "Priešistorė|Kas toliau|Kas bus toliau|Kontekstas|Išvados|Išvada|Apibendrinimas|Reakcijos|Detalės|"
    "Ką žinome|Kas nutiko|Kas įvyko|Kodėl tai svarbu|Pasekmės|Priežastys|Kiti žingsniai|Analizė|Įvadas",
    "lv": "Priekšvēsture|Kas tālāk|Kas notiks tālāk|Konteksts|Secinājumi|Nobeigums|Kopsavilkums|Reakcijas|Detaļas|"
    "Ko mēs zinām|Kas notika|Kāpēc tas ir svarīgi|Sekas|Cēloņi|Nākamie soļi|Analīze|Ievads",
    "mk": "Позадина|Што понатаму|Што следува|Контекст|Заклучок|Реакции|Детали|Што знаеме|Што се случи|Последици|"
    "Причини",
    "ms": "Latar belakang|Langkah seterusnya|Apa seterusnya|Kesimpulan|Ringkasan|Reaksi|Apa yang berlaku|Konteks|"
    "Analisis",
    "nl": "Achtergrond|De achtergrond|Achtergronden|Hoe nu verder|Hoe gaat het nu verder|Hoe gaat het verder|Wat nu|"
    "Wat gebeurt er nu|Wat gaat er nu gebeuren|En nu|Conclusie|De conclusie|Conclusies|Tot slot|Samenvatting|"
    "Samengevat|Reacties|De reacties|Details|De details|Wat we weten|Wat weten we|Wat is er gebeurd|Wat er gebeurde|"
    "Waarom dit belangrijk is|Context|De context|Voorgeschiedenis|Gevolgen|De gevolgen|Oorzaken|Volgende stappen|"
    "De volgende stap|Vooruitblik|Tijdlijn|Analyse|Inleiding|Veelgestelde vragen",
    "no": "Bakgrunn|Bakgrunnen|Hva skjer nå|Hva skjer videre|Hva nå|Veien videre|Kva skjer no|Kva no|Konklusjon|"
    "Konklusjonen|Reaksjoner|Detaljer|Dette vet vi|Hva vet vi|Hva har skjedd|Hva skjedde|Hvorfor er det viktig|"
    "Kontekst|Konsekvenser|Årsaker|Neste steg|Tidslinje|Oppsummering|Sammendrag|Analyse|Innledning",
    "pl": "Tło|Tło sprawy|Tło sporu|Tło wydarzeń|Co dalej|I co dalej|Co będzie dalej|Co teraz|Kontekst|Wnioski|"
    "Podsumowanie|Zakończenie|Reakcje|Szczegóły|Co wiemy|Co wiadomo|Co się stało|Dlaczego to ważne|Kalendarium|"
    "Konsekwencje|Skutki|Przyczyny|Następne kroki|Kolejne kroki|Analiza|Wstęp|Geneza sporu|Kulisy",
    "pt": "Contexto|O contexto|Antecedentes|O que acontece agora|O que vai acontecer agora|O que vem a seguir|"
    "O que se segue|E agora|Conclusão|Conclusões|A conclusão|Em resumo|Resumo|Reações|As reações|Reacções|Detalhes|"
    "Os detalhes|O que sabemos|O que se sabe|O que aconteceu|Por que é importante|Porque é importante|Cronologia|"
    "Consequências|As consequências|Causas|As causas|Próximos passos|Os próximos passos|Pano de fundo|Análise|"
    "Introdução|Entenda o caso|Perguntas frequentes",
    "ro": "Context|Contextul|Ce urmează|Ce urmează acum|Și acum|Concluzie|Concluzii|Concluzia|În concluzie|Pe scurt|"
    "Reacții|Reacțiile|Detalii|Detaliile|Ce știm|Ce s-a întâmplat|De ce este important|Cronologie|Consecințe|Cauze|"
    "Pașii următori|Următorii pași|Fundal|Analiză|Introducere|Antecedente",
    "ru": "Предыстория|Что будет дальше|Что дальше|А что дальше|И что дальше|Контекст|Выводы|Вывод|Заключение|Итоги|"
    "Итог|Реакция|Реакции|Подробности|Что известно|Что мы знаем|Что произошло|Что случилось|Почему это важно|"
    "Хронология|Последствия|Причины|Следующие шаги|Дальнейшие шаги|Фон|История вопроса|Анализ|Введение|Перспективы|"
    "Суть дела|Главное|Коротко|Вместо заключения|Как это было",
    "sk": "Pozadie|Pozadie prípadu|Čo bude ďalej|Čo ďalej|Kontext|Súvislosti|Záver|Zhrnutie|Reakcie|Podrobnosti|"
    "Čo vieme|Čo sa stalo|Prečo je to dôležité|Dôsledky|Príčiny|Ďalšie kroky|Analýza|Úvod",
    "sl": "Ozadje|Ozadje primera|Kaj sledi|Kaj zdaj|Kako naprej|Kontekst|Zaključek|Sklep|Povzetek|Odzivi|"
    "Podrobnosti|Kaj vemo|Kaj se je zgodilo|Zakaj je to pomembno|Posledice|Vzroki|Naslednji koraki|Analiza|Uvod",
    "sr": "Pozadina|Šta dalje|Šta sledi|Kontekst|Zaključak|Reakcije|Detalji|Šta znamo|Šta se dogodilo|Hronologija|"
    "Позадина|Шта даље|Шта следи|Контекст|Закључак|Реакције|Детаљи|Шта знамо|Шта се догодило|Хронологија|Последице",
    "sv": "Bakgrund|Bakgrunden|Vad händer nu|Vad händer härnäst|Vad händer sen|Det händer nu|Så går det vidare|"
    "Slutsats|Slutsatser|Sammanfattning|Reaktioner|Detaljer|Det vet vi|Vad vet vi|Vad har hänt|Vad hände|"
    "Detta har hänt|Därför är det viktigt|Kontext|Sammanhang|Konsekvenser|Orsaker|Nästa steg|Tidslinje|Analys|"
    "Inledning",
    "sw": "Usuli|Nini kitafuata|Hitimisho|Muhtasari|Nini kilitokea|Tunachojua|Muktadha|Kwa nini ni muhimu",
    "th": "ความเป็นมา|ที่มา|จะเกิดอะไรขึ้นต่อไป|ขั้นตอนต่อไป|บทสรุป|สรุป|ปฏิกิริยา|รายละเอียด|เกิดอะไรขึ้น|บริบท|"
    "ผลกระทบ|สาเหตุ|บทวิเคราะห์|บทนำ",
    "tr": "Arka plan|Arka planı|Olayın arka planı|Şimdi ne olacak|Bundan sonra ne olacak|Sırada ne var|Ne olacak|"
    "Sonuç|Sonuç olarak|Özet|Tepkiler|Ayrıntılar|Detaylar|Ne biliyoruz|Neler biliniyor|Ne oldu|Ne olmuştu|"
    "Neden önemli|Bağlam|Sonuçları|Nedenleri|Sonraki adımlar|Analiz|Giriş|Olayın geçmişi",
    "uk": "Передісторія|Що буде далі|Що далі|І що далі|Контекст|Висновки|Висновок|Підсумки|Підсумок|Реакція|Реакції|"
    "Подробиці|Деталі|Що відомо|Що ми знаємо|Що сталося|Чому це важливо|Хронологія|Наслідки|Причини|Наступні кроки|"
    "Аналіз|Вступ|Суть справи|Історія питання",
    "vi": "Bối cảnh|Điều gì sẽ xảy ra tiếp theo|Bước tiếp theo|Các bước tiếp theo|Tiếp theo là gì|Kết luận|Tóm tắt|"
    "Tổng kết|Phản ứng|Chi tiết|Điều gì đã xảy ra|Những gì đã biết|Vì sao quan trọng|Diễn biến|Hậu quả|Nguyên nhân|"
    "Phân tích|Mở đầu|Lời kết",
    "zh": "背景|事件背景|新闻背景|接下来会怎样|接下来会发生什么|接下来|下一步|后续|后续发展|未来展望|展望|结论|结语|"
    "总结|小结|概述|反应|各方反应|详情|细节|发生了什么|我们知道什么|目前所知|为何重要|为什么重要|影响|原因|时间线|"
    "来龙去脉|分析|前言|引言|事件经过|新聞背景|接下來會怎樣|接下來會發生什麼|接下來|後續|後續發展|未來展望|結論|"
    "結語|總結|小結|反應|各方反應|詳情|細節|發生了什麼|我們知道什麼|為何重要|為什麼重要|影響|時間線|來龍去脈|"
    "事件經過",
}
# The words that begin a heading on what happened, or will, and seldom a sentence: no "when", no "who", no "where".
_OPENERS: Final[Mapping[str, str]] = {
    "ar": "ماذا لماذا كيف",
    "bg": "какво защо как",
    "ca": "què",
    "cs": "co proč jak",
    "da": "hvad hvorfor hvordan",
    "de": "was wie warum wieso weshalb",
    "el": "τι πώς γιατί",
    "en": "what what's how why",
    "es": "qué cómo",
    "fi": "mitä miksi miten",
    "fr": "que quoi pourquoi comment",
    "he": "מה למה איך",
    "hi": "क्या क्यों कैसे",
    "hr": "što zašto kako",
    "hu": "mi miért hogyan",
    "id": "apa mengapa bagaimana",
    "it": "che cosa come perché",
    "nl": "wat hoe waarom",
    "no": "hva hvorfor hvordan kva kvifor korleis",
    "pl": "co dlaczego jak",
    "pt": "que como",
    "ro": "ce",
    "ru": "что почему как",
    "sk": "čo prečo ako",
    "sl": "kaj zakaj kako",
    "sr": "šta zašto kako шта зашто како",
    "sv": "vad varför hur",
    "tr": "neden nasıl",
    "uk": "що чому як",
}
_NAMES_OF: Final = MappingProxyType({"nb": "no", "nn": "no", "in": "id", "iw": "he"})


def is_section_name(text: str, language: str) -> bool:
    """Tell whether a line is the name of a section that any article may have; of an unknown language none is."""
    return bare(fold(text)).rstrip("?؟ ") in _names(language.partition("-")[0].lower())


def may_begin_section_name(word: str, language: str) -> bool:
    """Tell whether any name of a section begins with the word: a look that costs little."""
    return fold(word) in _first_words(language.partition("-")[0].lower())


@cache
def _first_words(tag: str) -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _names(tag))


def asks(word: str, language: str) -> bool:
    """Tell whether a heading that begins with the word asks what, how or why."""
    return fold(word) in _openers(language.partition("-")[0].lower())


@cache
def _openers(tag: str) -> frozenset[str]:
    return frozenset(map(fold, _OPENERS.get(_NAMES_OF.get(tag, tag), "").split()))


@cache
def _names(tag: str) -> frozenset[str]:
    names = _NAMES.get(_NAMES_OF.get(tag, tag), "")
    return frozenset(bare(fold(name)).rstrip("?؟ ") for name in names.split("|") if name)
