-- Words to begin with: few, and none that is an everyday word of another language, since every list acts on every message (`retard` is a
-- delay in French, `ass` an ace in German, `salak` a fruit in Indonesian). Fills new tables: takes no lock that anybody waits for.

insert into message_word_list (language, version)
select language, 1
  from unnest(array['en', 'es', 'pt', 'fr', 'de', 'tr', 'ru', 'ar', 'hi', 'ja', 'ko', 'zh', 'id']) as language;

insert into message_word (language, kind, word)
select seed.language, 'BLOCKED', trim(word)
  from (values
    ('en', 'idiot, moron, scum, bastard, asshole, arsehole, bitch, whore, retarded, dickhead, wanker, twat'),
    ('es', 'idiota, imbécil, pendejo, pendeja, cabrón, cabrona, gilipollas, puta, mierda, hijo de puta'),
    ('pt', 'idiota, otário, otária, babaca, vadia, vagabunda, merda, arrombado, desgraçado'),
    ('fr', 'connard, connasse, salope, enculé, crétin, abruti, imbécile, bâtard, pute, enfoiré'),
    ('de', 'arschloch, idiot, wichser, schlampe, hurensohn, missgeburt, dummkopf, trottel, miststück'),
    ('tr', 'aptal, gerizekalı, geri zekalı, şerefsiz, orospu, piç, kahpe, ahmak, dangalak'),
    ('ru', 'идиот, дурак, дура, сука, мразь, тварь, ублюдок, придурок, дебил, сволочь'),
    ('ar', 'غبي, أحمق, حقير, سافل, عاهرة, قحبة, يا كلب, يا حمار, ابن الكلب'),
    ('hi', 'बेवकूफ, कमीना, कमीने, हरामी, हरामज़ादा, चूतिया, नालायक, chutiya, harami'),
    ('ja', '馬鹿, ばか, 死ね, くたばれ, うざい, 阿呆, クズ野郎, ゴミ野郎'),
    ('ko', '병신, 시발, 씨발, 개새끼, 개자식, 멍청이, 미친놈, 미친년'),
    ('zh', '傻逼, 白痴, 混蛋, 王八蛋, 贱人, 賤人, 去死, 操你妈, 脑残, 腦殘, 废物'),
    ('id', 'bodoh, goblok, tolol, bangsat, brengsek, bajingan, keparat, dasar anjing')
  ) as seed (language, words), regexp_split_to_table(seed.words, ',') as word;

insert into message_word (language, kind, word)
select seed.language, 'ALLOWED', trim(word)
  from (values
    ('en', 'pic'),
    ('es', 'morón'),
    ('ja', 'ばかり, バカンス, バカラ, そばかす, はばかる, ことば, 死ねない, 阿呆鳥'),
    ('ko', '시발점, 시발역, 병신년'),
    ('zh', '过去, 過去, 失去, 大脑, 大腦, 废物利用')
  ) as seed (language, words), regexp_split_to_table(seed.words, ',') as word;
