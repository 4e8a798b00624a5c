BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013');
CREATE TABLE attempt (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	content_id TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	parts TEXT NOT NULL, 
	title TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT fk_attempt_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "attempt" VALUES('a1','t1','quiz','bank','1.0.0','1212121212121212121212121212121212121212121212121212121212121212','["q3","q1","q2"]','Questions','2026-03-02T12:00:00.000250+00:00');
CREATE TABLE attempt_step (
	attempt_id TEXT NOT NULL, 
	part_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	given TEXT NOT NULL, 
	credit REAL, 
	at TEXT NOT NULL, content_hash TEXT, 
	CONSTRAINT pk_attempt_step PRIMARY KEY (attempt_id, part_id), 
	CONSTRAINT fk_attempt_step_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id), 
	CONSTRAINT uq_attempt_step_attempt_id_seq UNIQUE (attempt_id, seq)
)
 STRICT

;
INSERT INTO "attempt_step" VALUES('a1','q3',1,'{"chosen":["b"],"placed":{"x":"y"},"number":0.1,"text":"Tell me.","ticked":[0,2]}',0.1,'2026-03-02T12:00:00.000250+00:00','link:250e491d835e5839c14be17cd601442e8bf4dfac2241549f0c766ef9330713eb');
INSERT INTO "attempt_step" VALUES('a1','q1',2,'{"chosen":["b"],"placed":{"x":"y"},"number":0.1,"text":"Tell me.","ticked":[0,2]}',NULL,'2026-03-02T12:00:00.000250+00:00','link:7edf2a35ead2375b4aff5cd8ae750d4e696743695ea1d631348b643e401b5300');
CREATE TABLE audit (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	about TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (seq), 
	CONSTRAINT uq_audit_digest UNIQUE (digest), 
	CONSTRAINT uq_audit_previous UNIQUE (previous)
)
 STRICT

;
INSERT INTO "audit" VALUES(1,'2026-03-02T12:00:00.000250+00:00','s1','rating signed','r1','{"recording":"rec1","revision":1,"sealed":"de549cd66dc30760a8a0c20149f365dc22b816b906349e7874f4bb0ef8d8fda9"}','0000000000000000000000000000000000000000000000000000000000000000','9644c1763561a306755a49c4096744931ab5914bdf3c587f7f42eb392190fbfa');
INSERT INTO "audit" VALUES(2,'2026-03-02T13:00:00.000250+00:00','s2','rating signed','r2','{"recording":"rec1","revision":1,"sealed":"63662e1d9b89cf28cbea7ad2c0268bfaa56a915de55c110a7b53788e0d0e1d41"}','9644c1763561a306755a49c4096744931ab5914bdf3c587f7f42eb392190fbfa','73437f263e69dec98c75105548746afd903509c4ea920af7cc0d9baed804517b');
INSERT INTO "audit" VALUES(3,'2026-03-03T12:00:00.000250+00:00','s1','rating signed','r3','{"recording":"rec1","revision":1,"sealed":"1fe14b9c069cda09958b0b372b334f7bc4e453b04ef598995117e361913142b3"}','73437f263e69dec98c75105548746afd903509c4ea920af7cc0d9baed804517b','7cf2e636b8de0a8ee40f3cbad89a8c49f8afe674dffe52010c5bcc85ce7031f2');
INSERT INTO "audit" VALUES(4,'2026-03-04T12:00:00.000250+00:00','t1','rating signed','r4','{"recording":"rec1","revision":1,"sealed":"ca641bd583b8c8e9f58ff56eb422984c1fd58061e4af27dec20f904211cf8472"}','7cf2e636b8de0a8ee40f3cbad89a8c49f8afe674dffe52010c5bcc85ce7031f2','004f18c44831147132446143e04e3baccd19f59c16842e46aa18375df080102b');
INSERT INTO "audit" VALUES(5,'2026-03-05T12:00:00.000250+00:00','lead1','certificate issued','cert1','{"holder":"t1","pack":"level-a","sealed":"f1086abdabed251cabde0e6c0fc928f2b601990d3710f08eaa021027fe0046b8"}','004f18c44831147132446143e04e3baccd19f59c16842e46aa18375df080102b','0c4ce272d463b9d6c0eb6203171e1514afa0a65221fd938e70f46685274b0724');
INSERT INTO "audit" VALUES(6,'2026-03-06T12:00:00.000250+00:00','lead1','certificate issued','cert2','{"holder":"t1","pack":"level-a","sealed":"890dc03b0853443e6635014236e4747c528972bf74b389904f87d3f689b0affd"}','0c4ce272d463b9d6c0eb6203171e1514afa0a65221fd938e70f46685274b0724','47ad6273ca895e2ee19ba33ccbbb799714c2e44d0c5ef22b13e7ca04cd0ae565');
INSERT INTO "audit" VALUES(7,'2026-03-07T12:00:00.000250+00:00','lead1','certificate withdrawn','cert1','{"sealed withdrawal of certificate":"d0b121d6635e755c3bed6c1e59b9b9fda3ea43acce2d0ba14f47ebbb9bd56da2"}','47ad6273ca895e2ee19ba33ccbbb799714c2e44d0c5ef22b13e7ca04cd0ae565','9dcbdc2b8c3058651b5ba5e9aafa4bbbd7d41ab38a1e8ffdbd0d332aa68dca9b');
INSERT INTO "audit" VALUES(8,'2026-03-08T12:00:00.000250+00:00','product','earlier records sealed','','{"sealed account lead1":"ae03d428e62349ff0a0163c2937dd8a33abe1975134f9b5eb7dcc4e6b4b4a1b1","sealed account s1":"d950599ed1bdebde2f11828d5e55b0ffff8fa5b45d593b4e637504eeebe227ae","sealed account s2":"605ea6972b6b6648e0c2f16ee6cd17e3e8343887cc7ad436033f7778a2f0e6cf","sealed account t1":"7bff2405d3fed6fd5510535e41a57c88e895a9d3bf4c6f135be005ca56c9c7f5","sealed case c1":"6e14d0f99f3169433ded32c02409c91a2f533feee54b5b9410405ab04b08c1ae","sealed confirmation of hours h1":"7fc8cb7861284bbdcdbab8bbd244c218544deb3490c617554042fa114874218d","sealed hours h1":"664e4fa016c669d50057d98a789a7332b7f2ab582615a66acfbfb1a69b8bbae6","sealed hours h2":"332d7fe3c231e11f8448f83d8ad07a76caab661fc4202fbd806c54d1f60610c5","sealed supervision of t1":"a34739a22e33860d2a25edd2b190159053e6783e258f5092004d6ebd609fb6b3"}','9dcbdc2b8c3058651b5ba5e9aafa4bbbd7d41ab38a1e8ffdbd0d332aa68dca9b','dd019c9ad51f0a4ed101e05d8f85c2cc3a78c96490c161570ae6fb575134876e');
INSERT INTO "audit" VALUES(9,'2026-03-08T12:00:00.000250+00:00','product','sealing begun','','{}','dd019c9ad51f0a4ed101e05d8f85c2cc3a78c96490c161570ae6fb575134876e','7be35ab141d949f48449d0b85fa526e898909b6b3067dd986b857dfd59b7777a');
CREATE TABLE "certificate" (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	holder_id TEXT NOT NULL, 
	pack_id TEXT NOT NULL, 
	issued_at TEXT NOT NULL, 
	expires_on TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	words TEXT NOT NULL, 
	hash_version INTEGER NOT NULL, 
	CONSTRAINT pk_certificate PRIMARY KEY (id), 
	CONSTRAINT uq_certificate_code UNIQUE (code), 
	CONSTRAINT fk_certificate_holder_id FOREIGN KEY(holder_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "certificate" VALUES('cert1','codecert1','t1','level-a','2026-03-05T12:00:00.000250+00:00','2029-03-02','f1086abdabed251cabde0e6c0fc928f2b601990d3710f08eaa021027fe0046b8','{"code":"codecert1","decision":{"findings":[{"evidence":["h1"],"have":12.3,"met":true,"missing":"","need":12.0,"requirement_id":"hours","title":"Hours","unit":"confirmed hours"}],"met":true,"on":"2026-03-02"},"expires_on":"2029-03-02","fictional":false,"holder_id":"t1","holder_name":"Tea","id":"cert1","issued_at":"2026-03-05T12:00:00.000250Z","issued_by":"s1","issued_by_name":"s1","issued_on":"2026-03-02","level":"Practitioner","pack_hash":"3434343434343434343434343434343434343434343434343434343434343434","pack_id":"level-a","pack_version":"1.0.0","programme":"A programme","statement":"What it says."}',1);
INSERT INTO "certificate" VALUES('cert2','codecert2','t1','level-a','2026-03-06T12:00:00.000250+00:00','2029-03-02','890dc03b0853443e6635014236e4747c528972bf74b389904f87d3f689b0affd','{"code":"codecert2","decision":{"findings":[{"evidence":["h1"],"have":12.3,"met":true,"missing":"","need":12.0,"requirement_id":"hours","title":"Hours","unit":"confirmed hours"}],"met":true,"on":"2026-03-02"},"expires_on":"2029-03-02","fictional":false,"holder_id":"t1","holder_name":"Tea","id":"cert2","issued_at":"2026-03-06T12:00:00.000250Z","issued_by":"s1","issued_by_name":"s1","issued_on":"2026-03-02","level":"Practitioner","pack_hash":"3434343434343434343434343434343434343434343434343434343434343434","pack_id":"level-a","pack_version":"1.0.0","programme":"A programme","statement":"What it says."}',1);
CREATE TABLE draft (
	id TEXT NOT NULL, 
	recording_id TEXT NOT NULL, 
	rater_id TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_version TEXT NOT NULL, 
	judgement TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	started_at TEXT NOT NULL, 
	saved_at TEXT NOT NULL, rubric_content_hash TEXT, 
	CONSTRAINT pk_draft PRIMARY KEY (id), 
	CONSTRAINT fk_draft_rater_id FOREIGN KEY(rater_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_recording_id FOREIGN KEY(recording_id) REFERENCES recording (id), 
	CONSTRAINT uq_draft_rater_id_recording_id UNIQUE (rater_id, recording_id)
)
 STRICT

;
INSERT INTO "draft" VALUES('d1','rec1','s2','small','1.0.0','{"heard":{"phase":"middle","focus":"grief","dialect":"both"},"answers":{"item-00":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-01":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-02":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-03":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-04":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-05":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-06":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-07":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-08":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-09":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-10":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-11":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-12":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-13":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-14":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-15":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-16":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-17":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-18":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-19":{"scores":{"extent":5,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-20":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-21":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-22":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-23":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-24":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-25":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-26":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-27":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-28":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-29":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-30":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-31":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-32":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-33":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-34":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-35":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-36":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-37":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-38":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-39":{"scores":{},"not_rated":"no_opportunity","note":""}},"evidence":[{"id":"e1","start":12.5,"end":13.1,"polarity":"against","items":["item-01"],"note":"?"}],"comment":"Well heard. 😀","justified_departure":false}',0,'2026-03-02T12:00:00.000250+00:00','2026-03-02T12:00:00.000250+00:00',NULL);
CREATE TABLE due_mark (
	recording_id TEXT NOT NULL, 
	marked_at TEXT NOT NULL, 
	ran REAL NOT NULL, 
	lasted REAL NOT NULL, 
	CONSTRAINT pk_due_mark PRIMARY KEY (recording_id)
)
 STRICT

;
CREATE TABLE failed_guess (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_failed_guess PRIMARY KEY (id)
)
 STRICT

;
CREATE TABLE hours_confirmation (
	hours_id TEXT NOT NULL, 
	confirmed_by TEXT NOT NULL, 
	confirmed_at TEXT NOT NULL, 
	CONSTRAINT pk_hours_confirmation PRIMARY KEY (hours_id), 
	CONSTRAINT fk_hours_confirmation_confirmed_by FOREIGN KEY(confirmed_by) REFERENCES person (id), 
	CONSTRAINT fk_hours_confirmation_hours_id FOREIGN KEY(hours_id) REFERENCES hours_entry (id)
)
 STRICT

;
INSERT INTO "hours_confirmation" VALUES('h1','s1','2026-03-02T12:00:00.000250+00:00');
CREATE TABLE "hours_entry" (
	id TEXT NOT NULL, 
	trainee_id TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	"on" TEXT NOT NULL, 
	what TEXT NOT NULL, 
	logged_at TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	CONSTRAINT pk_hours_entry PRIMARY KEY (id), 
	CONSTRAINT fk_hours_entry_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "hours_entry" VALUES('h1','t1','supervision_group','2026-02-27','Group supervision','2026-03-02T12:00:00.000250+00:00',66);
INSERT INTO "hours_entry" VALUES('h2','t1','supervision_group','2026-02-27','Group supervision','2026-03-02T12:00:00.000250+00:00',66);
CREATE TABLE hours_word (
	hours_id TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_hours_word PRIMARY KEY (hours_id, seq), 
	CONSTRAINT fk_hours_word_hours_id FOREIGN KEY(hours_id) REFERENCES hours_entry (id), 
	CONSTRAINT fk_hours_word_by FOREIGN KEY("by") REFERENCES person (id)
)
 STRICT

;
CREATE TABLE item_score (
	rating_id TEXT NOT NULL, 
	item_id TEXT NOT NULL, 
	aspect TEXT NOT NULL, 
	value INTEGER, 
	not_rated TEXT, 
	CONSTRAINT pk_item_score PRIMARY KEY (rating_id, item_id, aspect), 
	CONSTRAINT ck_item_score_one_of CHECK ((value IS NULL) <> (not_rated IS NULL)), 
	CONSTRAINT fk_item_score_rating_id FOREIGN KEY(rating_id) REFERENCES rating (id)
)
 STRICT

;
INSERT INTO "item_score" VALUES('r1','item-00','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-00','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-01','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-01','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-02','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-02','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-03','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-03','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-04','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-04','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-05','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-05','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-06','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-06','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-07','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-07','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-08','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-08','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-09','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-09','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-10','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-10','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-11','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-11','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-12','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-12','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-13','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-13','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-14','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-14','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-15','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-15','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-16','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-16','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-17','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-17','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-18','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-18','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-19','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-19','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-20','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-20','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-21','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-21','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-22','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-22','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-23','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-23','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-24','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-24','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-25','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-25','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-26','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-26','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-27','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-27','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-28','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-28','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-29','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-29','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-30','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-30','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-31','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-31','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-32','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-32','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-33','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-33','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-34','extent',5,NULL);
INSERT INTO "item_score" VALUES('r1','item-34','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-35','extent',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-35','skill',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-36','extent',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-36','skill',1,NULL);
INSERT INTO "item_score" VALUES('r1','item-37','extent',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-37','skill',2,NULL);
INSERT INTO "item_score" VALUES('r1','item-38','extent',4,NULL);
INSERT INTO "item_score" VALUES('r1','item-38','skill',3,NULL);
INSERT INTO "item_score" VALUES('r1','item-39','',NULL,'no_opportunity');
INSERT INTO "item_score" VALUES('r2','item-00','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-00','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-01','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-01','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-02','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-02','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-03','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-03','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-04','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-04','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-05','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-05','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-06','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-06','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-07','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-07','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-08','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-08','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-09','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-09','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-10','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-10','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-11','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-11','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-12','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-12','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-13','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-13','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-14','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-14','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-15','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-15','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-16','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-16','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-17','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-17','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-18','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-18','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-19','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-19','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-20','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-20','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-21','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-21','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-22','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-22','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-23','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-23','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-24','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-24','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-25','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-25','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-26','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-26','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-27','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-27','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-28','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-28','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-29','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-29','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-30','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-30','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-31','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-31','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-32','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-32','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-33','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-33','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-34','extent',5,NULL);
INSERT INTO "item_score" VALUES('r2','item-34','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-35','extent',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-35','skill',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-36','extent',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-36','skill',1,NULL);
INSERT INTO "item_score" VALUES('r2','item-37','extent',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-37','skill',2,NULL);
INSERT INTO "item_score" VALUES('r2','item-38','extent',4,NULL);
INSERT INTO "item_score" VALUES('r2','item-38','skill',3,NULL);
INSERT INTO "item_score" VALUES('r2','item-39','',NULL,'no_opportunity');
INSERT INTO "item_score" VALUES('r3','item-00','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-00','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-01','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-01','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-02','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-02','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-03','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-03','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-04','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-04','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-05','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-05','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-06','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-06','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-07','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-07','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-08','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-08','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-09','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-09','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-10','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-10','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-11','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-11','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-12','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-12','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-13','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-13','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-14','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-14','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-15','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-15','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-16','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-16','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-17','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-17','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-18','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-18','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-19','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-19','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-20','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-20','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-21','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-21','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-22','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-22','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-23','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-23','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-24','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-24','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-25','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-25','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-26','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-26','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-27','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-27','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-28','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-28','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-29','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-29','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-30','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-30','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-31','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-31','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-32','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-32','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-33','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-33','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-34','extent',5,NULL);
INSERT INTO "item_score" VALUES('r3','item-34','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-35','extent',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-35','skill',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-36','extent',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-36','skill',1,NULL);
INSERT INTO "item_score" VALUES('r3','item-37','extent',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-37','skill',2,NULL);
INSERT INTO "item_score" VALUES('r3','item-38','extent',4,NULL);
INSERT INTO "item_score" VALUES('r3','item-38','skill',3,NULL);
INSERT INTO "item_score" VALUES('r3','item-39','',NULL,'no_opportunity');
INSERT INTO "item_score" VALUES('r4','item-00','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-00','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-01','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-01','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-02','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-02','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-03','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-03','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-04','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-04','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-05','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-05','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-06','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-06','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-07','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-07','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-08','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-08','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-09','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-09','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-10','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-10','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-11','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-11','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-12','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-12','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-13','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-13','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-14','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-14','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-15','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-15','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-16','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-16','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-17','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-17','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-18','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-18','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-19','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-19','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-20','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-20','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-21','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-21','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-22','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-22','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-23','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-23','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-24','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-24','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-25','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-25','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-26','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-26','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-27','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-27','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-28','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-28','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-29','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-29','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-30','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-30','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-31','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-31','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-32','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-32','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-33','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-33','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-34','extent',5,NULL);
INSERT INTO "item_score" VALUES('r4','item-34','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-35','extent',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-35','skill',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-36','extent',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-36','skill',1,NULL);
INSERT INTO "item_score" VALUES('r4','item-37','extent',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-37','skill',2,NULL);
INSERT INTO "item_score" VALUES('r4','item-38','extent',4,NULL);
INSERT INTO "item_score" VALUES('r4','item-38','skill',3,NULL);
INSERT INTO "item_score" VALUES('r4','item-39','',NULL,'no_opportunity');
CREATE TABLE known_key (
	purpose TEXT NOT NULL, 
	key_id TEXT NOT NULL, 
	CONSTRAINT pk_known_key PRIMARY KEY (purpose)
)
 STRICT

;
CREATE TABLE person (
	id TEXT NOT NULL, 
	user_name TEXT NOT NULL, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	disabled INTEGER NOT NULL, 
	must_change_password INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	password_hash TEXT NOT NULL, erased_at TEXT, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_user_name UNIQUE (user_name)
)
 STRICT

;
INSERT INTO "person" VALUES('t1','user.t1','Tea','["trainee"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of t1',NULL);
INSERT INTO "person" VALUES('s1','user.s1','s1','["supervisor"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of s1',NULL);
INSERT INTO "person" VALUES('s2','user.s2','s2','["supervisor"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of s2',NULL);
INSERT INTO "person" VALUES('lead1','user.lead1','Lee','["programme_lead"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of lead1',NULL);
CREATE TABLE quoted_rubric (
	content_hash TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_version TEXT NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_quoted_rubric PRIMARY KEY (content_hash)
)
 STRICT

;
INSERT INTO "quoted_rubric" VALUES('c15ea386415fc4bbcbba488962df859ff0cb00af437fbbab7db6fe10f3c7f65d','small','1.0.0','{"about":"For tests.","authors":["The authors"],"brief":false,"clinical_review":"none","dialect":"both","groups":[{"id":"inside","items":["r1","m1","m2","g1","i3"],"title":"Inside"},{"id":"outside","items":["n1"],"title":"Outside"}],"id":"small","items":[{"anchors":{"extent":[{"behaviour":"extent as at level 1","value":1},{"behaviour":"extent as at level 2","value":2},{"behaviour":"extent as at level 3","value":3},{"behaviour":"extent as at level 4","value":4},{"behaviour":"extent as at level 5","value":5}],"skill":[{"behaviour":"skill as at level 1","value":1},{"behaviour":"skill as at level 2","value":2},{"behaviour":"skill as at level 3","value":3},{"behaviour":"skill as at level 4","value":4},{"behaviour":"skill as at level 5","value":5}]},"dialect":"both","does_not_count":"What does not count.","focuses":["grief","role_dispute","role_transition","sensitivity"],"id":"r1","look_for":"What to look for.","phases":["initial","middle","ending","maintenance"],"risk":true,"standing":"essential","title":"Item r1"},{"anchors":{"extent":[{"behaviour":"extent as at level 1","value":1},{"behaviour":"extent as at level 2","value":2},{"behaviour":"extent as at level 3","value":3},{"behaviour":"extent as at level 4","value":4},{"behaviour":"extent as at level 5","value":5}],"skill":[{"behaviour":"skill as at level 1","value":1},{"behaviour":"skill as at level 2","value":2},{"behaviour":"skill as at level 3","value":3},{"behaviour":"skill as at level 4","value":4},{"behaviour":"skill as at level 5","value":5}]},"dialect":"both","does_not_count":"What does not count.","focuses":["grief","role_dispute","role_transition","sensitivity"],"id":"m1","look_for":"What to look for.","phases":["middle"],"risk":false,"standing":"essential","title":"Item m1"},{"anchors":{"extent":[{"behaviour":"extent as at level 1","value":1},{"behaviour":"extent as at level 2","value":2},{"behaviour":"extent as at level 3","value":3},{"behaviour":"extent as at level 4","value":4},{"behaviour":"extent as at level 5","value":5}],"skill":[{"behaviour":"skill as at level 1","value":1},{"behaviour":"skill as at level 2","value":2},{"behaviour":"skill as at level 3","value":3},{"behaviour":"skill as at level 4","value":4},{"behaviour":"skill as at level 5","value":5}]},"dialect":"both","does_not_count":"What does not count.","focuses":["grief","role_dispute","role_transition","sensitivity"],"id":"m2","look_for":"What to look for.","phases":["initial","middle","ending","maintenance"],"risk":false,"standing":"compatible","title":"Item m2"},{"anchors":{"extent":[{"behaviour":"extent as at level 1","value":1},{"behaviour":"extent as at level 2","value":2},{"behaviour":"extent as at level 3","value":3},{"behaviour":"extent as at level 4","value":4},{"behaviour":"extent as at level 5","value":5}],"skill":[{"behaviour":"skill as at level 1","value":1},{"behaviour":"skill as at level 2","value":2},{"behaviour":"skill as at level 3","value":3},{"behaviour":"skill as at level 4","value":4},{"behaviour":"skill as at level 5","value":5}]},"dialect":"both","does_not_count":"What does not count.","focuses":["grief"],"id":"g1","look_for":"What to look for.","phases":["initial","middle","ending","maintenance"],"risk":false,"standing":"compatible","title":"Item g1"},{"anchors":{"extent":[{"behaviour":"extent as at level 1","value":1},{"behaviour":"extent as at level 2","value":2},{"behaviour":"extent as at level 3","value":3},{"behaviour":"extent as at level 4","value":4},{"behaviour":"extent as at level 5","value":5}],"skill":[{"behaviour":"skill as at level 1","value":1},{"behaviour":"skill as at level 2","value":2},{"behaviour":"skill as at level 3","value":3},{"behaviour":"skill as at level 4","value":4},{"behaviour":"skill as at level 5","value":5}]},"dialect":"columbia","does_not_count":"What does not count.","focuses":["grief","role_dispute","role_transition","sensitivity"],"id":"i3","look_for":"What to look for.","phases":["initial"],"risk":false,"standing":"compatible","title":"Item i3"},{"anchors":{"dose":[{"behaviour":"dose as at level 1","value":1},{"behaviour":"dose as at level 2","value":2},{"behaviour":"dose as at level 3","value":3},{"behaviour":"dose as at level 4","value":4}],"purpose":[{"behaviour":"purpose as at level 1","value":1},{"behaviour":"purpose as at level 2","value":2},{"behaviour":"purpose as at level 3","value":3}]},"dialect":"both","does_not_count":"What does not count.","focuses":["grief","role_dispute","role_transition","sensitivity"],"id":"n1","look_for":"What to look for.","phases":["initial","middle","ending","maintenance"],"risk":false,"standing":"outside","title":"Item n1"}],"licence":"CC-BY-4.0","pass_rule":{"essential_skill":2,"mean_skill":3.0,"method":"For tests.","rated_share":0.5,"risk_skill":2},"scales":[{"aspect":"extent","levels":[{"label":"extent 1","value":1},{"label":"extent 2","value":2},{"label":"extent 3","value":3},{"label":"extent 4","value":4},{"label":"extent 5","value":5}],"question":"Which extent?"},{"aspect":"skill","levels":[{"label":"skill 1","value":1},{"label":"skill 2","value":2},{"label":"skill 3","value":3},{"label":"skill 4","value":4},{"label":"skill 5","value":5}],"question":"Which skill?"},{"aspect":"dose","levels":[{"label":"dose 1","value":1},{"label":"dose 2","value":2},{"label":"dose 3","value":3},{"label":"dose 4","value":4}],"question":"Which dose?"},{"aspect":"purpose","levels":[{"label":"purpose 1","value":1},{"label":"purpose 2","value":2},{"label":"purpose 3","value":3}],"question":"Which purpose?"}],"schema":1,"sources":[],"title":"A small rubric","version":"1.0.0"}');
CREATE TABLE "rating" (
	id TEXT NOT NULL, 
	recording_id TEXT NOT NULL, 
	therapist_id TEXT NOT NULL, 
	rater_id TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_content_hash TEXT NOT NULL, 
	signed_at TEXT NOT NULL, 
	amends TEXT, 
	content_hash TEXT NOT NULL, 
	words TEXT NOT NULL, 
	hash_version INTEGER NOT NULL, 
	found_later TEXT, 
	CONSTRAINT pk_rating PRIMARY KEY (id), 
	CONSTRAINT fk_rating_amends FOREIGN KEY(amends) REFERENCES rating (id), 
	CONSTRAINT fk_rating_rater_id FOREIGN KEY(rater_id) REFERENCES person (id), 
	CONSTRAINT fk_rating_therapist_id FOREIGN KEY(therapist_id) REFERENCES person (id), 
	CONSTRAINT fk_rating_recording_id FOREIGN KEY(recording_id) REFERENCES recording (id)
)
 STRICT

;
INSERT INTO "rating" VALUES('r1','rec1','t1','s1','small','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','2026-03-02T12:00:00.000250+00:00',NULL,'de549cd66dc30760a8a0c20149f365dc22b816b906349e7874f4bb0ef8d8fda9','{"amends":null,"at_signing":{"kind":"supervisor","roles":["supervisor"]},"id":"r1","judgement":{"answers":{"item-00":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-01":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-02":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-03":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-04":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-05":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-06":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-07":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-08":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-09":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-10":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-11":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-12":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-13":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-14":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-15":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-16":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-17":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-18":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-19":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":4}},"item-20":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-21":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-22":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-23":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-24":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-25":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-26":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-27":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-28":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-29":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-30":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-31":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-32":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-33":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-34":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-35":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-36":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-37":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-38":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-39":{"not_rated":"no_opportunity","note":"","scores":{}}},"comment":"Well heard. 😀","evidence":[{"end":13.1,"id":"e1","items":["item-01"],"note":"?","polarity":"against","start":12.5}],"heard":{"dialect":"both","focus":"grief","phase":"middle"},"justified_departure":false},"meaning":"I heard this recording.","rater_id":"s1","rater_name":"Sølvi O’Hare","reason":"","recording_id":"rec1","recording_sha256":"abababababababababababababababababababababababababababababababab","rubric":{"content_hash":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","id":"small","structure_hash":"efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef","version":"1.0.0"},"signed_at":"2026-03-02T12:00:00.000250Z","started_at":"2026-03-02T11:10:00.000250Z","therapist_id":"t1"}',1,NULL);
INSERT INTO "rating" VALUES('r2','rec1','t1','s2','small','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','2026-03-02T13:00:00.000250+00:00',NULL,'63662e1d9b89cf28cbea7ad2c0268bfaa56a915de55c110a7b53788e0d0e1d41','{"amends":null,"at_signing":{"kind":"independent","roles":["supervisor"]},"id":"r2","judgement":{"answers":{"item-00":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-01":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-02":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-03":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-04":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-05":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-06":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-07":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-08":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-09":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-10":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-11":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-12":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-13":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-14":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-15":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-16":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-17":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-18":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-19":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":4}},"item-20":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-21":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-22":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-23":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-24":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-25":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-26":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-27":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-28":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-29":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-30":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-31":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-32":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-33":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-34":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-35":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-36":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-37":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-38":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-39":{"not_rated":"no_opportunity","note":"","scores":{}}},"comment":"Well heard. 😀","evidence":[{"end":13.1,"id":"e1","items":["item-01"],"note":"?","polarity":"against","start":12.5}],"heard":{"dialect":"both","focus":"grief","phase":"middle"},"justified_departure":false},"meaning":"I heard this recording.","rater_id":"s2","rater_name":"Sølvi O’Hare","reason":"","recording_id":"rec1","recording_sha256":"abababababababababababababababababababababababababababababababab","rubric":{"content_hash":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","id":"small","structure_hash":"efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef","version":"1.0.0"},"signed_at":"2026-03-02T13:00:00.000250Z","started_at":"2026-03-02T12:10:00.000250Z","therapist_id":"t1"}',1,NULL);
INSERT INTO "rating" VALUES('r3','rec1','t1','s1','small','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','2026-03-03T12:00:00.000250+00:00','r1','1fe14b9c069cda09958b0b372b334f7bc4e453b04ef598995117e361913142b3','{"amends":"r1","at_signing":{"kind":"supervisor","roles":["supervisor"]},"id":"r3","judgement":{"answers":{"item-00":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-01":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-02":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-03":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-04":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-05":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-06":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-07":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-08":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-09":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-10":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-11":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-12":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-13":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-14":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-15":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-16":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-17":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-18":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-19":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":4}},"item-20":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-21":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-22":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-23":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-24":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-25":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-26":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-27":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-28":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-29":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-30":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-31":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-32":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-33":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-34":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-35":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-36":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-37":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-38":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-39":{"not_rated":"no_opportunity","note":"","scores":{}}},"comment":"Well heard. 😀","evidence":[{"end":13.1,"id":"e1","items":["item-01"],"note":"?","polarity":"against","start":12.5}],"heard":{"dialect":"both","focus":"grief","phase":"middle"},"justified_departure":false},"meaning":"I heard this recording.","rater_id":"s1","rater_name":"Sølvi O’Hare","reason":"A slip.","recording_id":"rec1","recording_sha256":"abababababababababababababababababababababababababababababababab","rubric":{"content_hash":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","id":"small","structure_hash":"efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef","version":"1.0.0"},"signed_at":"2026-03-03T12:00:00.000250Z","started_at":"2026-03-03T11:10:00.000250Z","therapist_id":"t1"}',1,NULL);
INSERT INTO "rating" VALUES('r4','rec1','t1','t1','small','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','2026-03-04T12:00:00.000250+00:00',NULL,'ca641bd583b8c8e9f58ff56eb422984c1fd58061e4af27dec20f904211cf8472','{"amends":null,"at_signing":{"kind":"self","roles":["trainee"]},"id":"r4","judgement":{"answers":{"item-00":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-01":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-02":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-03":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-04":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-05":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-06":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-07":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-08":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-09":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-10":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-11":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-12":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-13":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-14":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-15":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-16":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-17":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-18":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-19":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":4}},"item-20":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":1}},"item-21":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":2}},"item-22":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":3}},"item-23":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":4}},"item-24":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":1}},"item-25":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":2}},"item-26":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":3}},"item-27":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":4}},"item-28":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":1}},"item-29":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":2}},"item-30":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":3}},"item-31":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":4}},"item-32":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":1}},"item-33":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":2}},"item-34":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":5,"skill":3}},"item-35":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":1,"skill":4}},"item-36":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":2,"skill":1}},"item-37":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":3,"skill":2}},"item-38":{"not_rated":null,"note":"“so”\n=1+1","scores":{"extent":4,"skill":3}},"item-39":{"not_rated":"no_opportunity","note":"","scores":{}}},"comment":"Well heard. 😀","evidence":[{"end":13.1,"id":"e1","items":["item-01"],"note":"?","polarity":"against","start":12.5}],"heard":{"dialect":"both","focus":"grief","phase":"middle"},"justified_departure":false},"meaning":"I heard this recording.","rater_id":"t1","rater_name":"Sølvi O’Hare","reason":"","recording_id":"rec1","recording_sha256":"abababababababababababababababababababababababababababababababab","rubric":{"content_hash":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","id":"small","structure_hash":"efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef","version":"1.0.0"},"signed_at":"2026-03-04T12:00:00.000250Z","started_at":"2026-03-04T11:10:00.000250Z","therapist_id":"t1"}',1,NULL);
CREATE TABLE recording (
	id TEXT NOT NULL, 
	case_id TEXT NOT NULL, 
	therapist_id TEXT NOT NULL, 
	session_number INTEGER NOT NULL, 
	phase TEXT NOT NULL, 
	recorded_on TEXT NOT NULL, 
	delete_by TEXT NOT NULL, 
	state TEXT NOT NULL, 
	media TEXT, 
	uploaded_by TEXT NOT NULL, 
	uploaded_at TEXT NOT NULL, 
	has_transcript INTEGER NOT NULL, 
	wrapped_key BLOB, 
	CONSTRAINT pk_recording PRIMARY KEY (id), 
	CONSTRAINT fk_recording_case_id FOREIGN KEY(case_id) REFERENCES treatment_case (id), 
	CONSTRAINT fk_recording_therapist_id FOREIGN KEY(therapist_id) REFERENCES person (id), 
	CONSTRAINT fk_recording_uploaded_by FOREIGN KEY(uploaded_by) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "recording" VALUES('rec1','c1','t1',5,'middle','2026-03-02','2026-05-01','ready','{"kind":"audio","content_type":"audio/mp4","duration":1800.0,"size":9000000,"sha256":"abababababababababababababababababababababababababababababababab","remarks":[],"retimed_at":null}','t1','2026-03-02T09:30:00.000000+00:00',0,X'0077726170706564FF');
CREATE TABLE request (
	"key" TEXT NOT NULL, 
	result TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_request PRIMARY KEY ("key")
)
 STRICT

;
CREATE TABLE scorecard_read (
	rating_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_scorecard_read PRIMARY KEY (rating_id, person_id), 
	CONSTRAINT fk_scorecard_read_rating_id FOREIGN KEY(rating_id) REFERENCES rating (id), 
	CONSTRAINT fk_scorecard_read_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT

;
CREATE TABLE set_aside (
	rating_id TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	by_name TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_set_aside PRIMARY KEY (rating_id), 
	CONSTRAINT fk_set_aside_rating_id FOREIGN KEY(rating_id) REFERENCES rating (id), 
	CONSTRAINT fk_set_aside_by FOREIGN KEY("by") REFERENCES person (id)
)
 STRICT

;
CREATE TABLE sign_in (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	seen_at TEXT NOT NULL, 
	ended_at TEXT, refused INTEGER DEFAULT '0' NOT NULL, zone TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT

;
CREATE TABLE standing (
	trainee_id TEXT NOT NULL, 
	pack_id TEXT NOT NULL, 
	pack_hash TEXT NOT NULL, 
	met INTEGER NOT NULL, 
	findings TEXT NOT NULL, 
	as_of TEXT NOT NULL, 
	until TEXT, 
	CONSTRAINT pk_standing PRIMARY KEY (trainee_id, pack_id), 
	CONSTRAINT fk_standing_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
 STRICT

;
CREATE TABLE supervision (
	trainee_id TEXT NOT NULL, 
	supervisor_id TEXT NOT NULL, 
	CONSTRAINT pk_supervision PRIMARY KEY (trainee_id, supervisor_id), 
	CONSTRAINT fk_supervision_supervisor_id FOREIGN KEY(supervisor_id) REFERENCES person (id), 
	CONSTRAINT fk_supervision_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "supervision" VALUES('t1','s1');
CREATE TABLE "tally" (
	rating_id TEXT NOT NULL, 
	recording_id TEXT NOT NULL, 
	case_id TEXT NOT NULL, 
	therapist_id TEXT NOT NULL, 
	rater_id TEXT NOT NULL, 
	rater_name TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_version TEXT NOT NULL, 
	rubric_content_hash TEXT NOT NULL, 
	rubric_structure_hash TEXT NOT NULL, 
	phase TEXT, 
	focus TEXT, 
	dialect TEXT, 
	outcome TEXT, 
	signed_at TEXT NOT NULL, 
	amends TEXT, 
	scores BLOB NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (rating_id), 
	CONSTRAINT fk_tally_rating_id FOREIGN KEY(rating_id) REFERENCES rating (id), 
	CONSTRAINT fk_tally_case_id FOREIGN KEY(case_id) REFERENCES treatment_case (id), 
	CONSTRAINT fk_tally_therapist_id FOREIGN KEY(therapist_id) REFERENCES person (id), 
	CONSTRAINT fk_tally_rater_id FOREIGN KEY(rater_id) REFERENCES person (id), 
	CONSTRAINT fk_tally_recording_id FOREIGN KEY(recording_id) REFERENCES recording (id)
)
 STRICT

;
INSERT INTO "tally" VALUES('r1','rec1','c1','t1','s1','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','middle','grief','both',NULL,'2026-03-02T12:00:00.000250+00:00',NULL,X'','supervisor');
INSERT INTO "tally" VALUES('r2','rec1','c1','t1','s2','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','middle','grief','both',NULL,'2026-03-02T13:00:00.000250+00:00',NULL,X'','independent');
INSERT INTO "tally" VALUES('r3','rec1','c1','t1','s1','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','middle','grief','both',NULL,'2026-03-03T12:00:00.000250+00:00','r1',X'','supervisor');
INSERT INTO "tally" VALUES('r4','rec1','c1','t1','t1','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','middle','grief','both',NULL,'2026-03-04T12:00:00.000250+00:00',NULL,X'','self');
CREATE TABLE transcript (
	recording_id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_transcript PRIMARY KEY (recording_id), 
	CONSTRAINT fk_transcript_recording_id FOREIGN KEY(recording_id) REFERENCES recording (id)
)
 STRICT

;
CREATE TABLE treatment_case (
	id TEXT NOT NULL, 
	trainee_id TEXT NOT NULL, 
	pseudonym TEXT NOT NULL, 
	variant TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	focus TEXT NOT NULL, 
	planned_sessions INTEGER NOT NULL, 
	consents TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	completed_on TEXT, erased_at TEXT, 
	CONSTRAINT pk_treatment_case PRIMARY KEY (id), 
	CONSTRAINT fk_treatment_case_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "treatment_case" VALUES('c1','t1','Harbour 12','adult','middle','grief',16,'[{"voice":"patient","use":"supervision","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null},{"voice":"patient","use":"rating","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null},{"voice":"therapist","use":"supervision","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null},{"voice":"therapist","use":"rating","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null}]','2026-03-02T09:30:00.000000+00:00',NULL,NULL);
CREATE TABLE withdrawal (
	certificate_id TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_withdrawal PRIMARY KEY (certificate_id), 
	CONSTRAINT fk_withdrawal_by FOREIGN KEY("by") REFERENCES person (id), 
	CONSTRAINT fk_withdrawal_certificate_id FOREIGN KEY(certificate_id) REFERENCES certificate (id)
)
 STRICT

;
INSERT INTO "withdrawal" VALUES('cert1','lead1','2026-03-07T12:00:00.000250+00:00','Issued in error.');
CREATE INDEX ix_supervision_supervisor_id ON supervision (supervisor_id);
CREATE INDEX ix_sign_in_person_id ON sign_in (person_id);
CREATE INDEX ix_failed_guess_key_at ON failed_guess ("key", at);
CREATE INDEX ix_treatment_case_trainee_id ON treatment_case (trainee_id);
CREATE INDEX ix_recording_state_delete_by ON recording (state, delete_by);
CREATE INDEX ix_recording_therapist_id ON recording (therapist_id);
CREATE INDEX ix_attempt_person_id_started_at ON attempt (person_id, started_at);
CREATE INDEX ix_standing_pack_id_met ON standing (pack_id, met);
CREATE INDEX ix_recording_case_id ON recording (case_id);
CREATE INDEX ix_tally_therapist_id_signed_at ON tally (therapist_id, signed_at);
CREATE INDEX ix_tally_signed_at_rating_id ON tally (signed_at, rating_id);
CREATE INDEX ix_rating_signed_at ON rating (signed_at);
CREATE INDEX ix_rating_recording_id_signed_at ON rating (recording_id, signed_at);
CREATE INDEX ix_rating_rater_id_signed_at ON rating (rater_id, signed_at);
CREATE INDEX ix_rating_therapist_id_signed_at ON rating (therapist_id, signed_at);
CREATE INDEX ix_certificate_holder_id ON certificate (holder_id);
CREATE INDEX ix_audit_action_seq ON audit (action, seq);
CREATE INDEX ix_audit_about ON audit (about);
CREATE INDEX ix_hours_entry_trainee_id_logged_at ON hours_entry (trainee_id, logged_at);
CREATE TRIGGER attempt_no_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempt is append-only'); END;
CREATE TRIGGER attempt_no_delete BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempt is append-only'); END;
CREATE TRIGGER attempt_step_no_update BEFORE UPDATE ON attempt_step BEGIN SELECT RAISE(ABORT, 'attempt_step is append-only'); END;
CREATE TRIGGER attempt_step_no_delete BEFORE DELETE ON attempt_step BEGIN SELECT RAISE(ABORT, 'attempt_step is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;
CREATE TRIGGER hours_confirmation_no_update BEFORE UPDATE ON hours_confirmation BEGIN SELECT RAISE(ABORT, 'hours_confirmation is append-only'); END;
CREATE TRIGGER hours_confirmation_no_delete BEFORE DELETE ON hours_confirmation BEGIN SELECT RAISE(ABORT, 'hours_confirmation is append-only'); END;
CREATE TRIGGER hours_entry_no_update BEFORE UPDATE ON hours_entry BEGIN SELECT RAISE(ABORT, 'hours_entry is append-only'); END;
CREATE TRIGGER hours_entry_no_delete BEFORE DELETE ON hours_entry BEGIN SELECT RAISE(ABORT, 'hours_entry is append-only'); END;
CREATE TRIGGER hours_word_no_update BEFORE UPDATE ON hours_word BEGIN SELECT RAISE(ABORT, 'hours_word is append-only'); END;
CREATE TRIGGER hours_word_no_delete BEFORE DELETE ON hours_word BEGIN SELECT RAISE(ABORT, 'hours_word is append-only'); END;
CREATE TRIGGER item_score_no_update BEFORE UPDATE ON item_score BEGIN SELECT RAISE(ABORT, 'item_score is append-only'); END;
CREATE TRIGGER item_score_no_delete BEFORE DELETE ON item_score BEGIN SELECT RAISE(ABORT, 'item_score is append-only'); END;
CREATE TRIGGER quoted_rubric_no_update BEFORE UPDATE ON quoted_rubric BEGIN SELECT RAISE(ABORT, 'quoted_rubric is append-only'); END;
CREATE TRIGGER quoted_rubric_no_delete BEFORE DELETE ON quoted_rubric BEGIN SELECT RAISE(ABORT, 'quoted_rubric is append-only'); END;
CREATE TRIGGER rating_no_update BEFORE UPDATE ON rating BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER rating_no_delete BEFORE DELETE ON rating BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER set_aside_no_update BEFORE UPDATE ON set_aside BEGIN SELECT RAISE(ABORT, 'set_aside is append-only'); END;
CREATE TRIGGER set_aside_no_delete BEFORE DELETE ON set_aside BEGIN SELECT RAISE(ABORT, 'set_aside is append-only'); END;
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;
COMMIT;
