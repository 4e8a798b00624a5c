BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
	at TEXT NOT NULL, 
	CONSTRAINT pk_attempt_step PRIMARY KEY (attempt_id, part_id), 
	CONSTRAINT fk_attempt_step_attempt_id FOREIGN KEY(attempt_id) REFERENCES attempt (id), 
	CONSTRAINT uq_attempt_step_attempt_id_seq UNIQUE (attempt_id, seq)
)
 STRICT

;
INSERT INTO "attempt_step" VALUES('a1','q3',1,'{"chosen":["b"],"placed":{"x":"y"},"number":0.1,"text":"Tell me.","ticked":[0,2]}',0.1,'2026-03-02T12:00:00.000250+00:00');
INSERT INTO "attempt_step" VALUES('a1','q1',2,'{"chosen":["b"],"placed":{"x":"y"},"number":0.1,"text":"Tell me.","ticked":[0,2]}',NULL,'2026-03-02T12:00:00.000250+00:00');
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
INSERT INTO "audit" VALUES(1,'2026-03-02T12:00:00.000250+00:00','s1','rating signed','r1','{"recording":"rec1","revision":1,"sealed":"c7fbc86fdd88259488363f6ee22d32f3425da660b8121e50bac16b6a2aec2532"}','0000000000000000000000000000000000000000000000000000000000000000','ef076605bfe61d6ebe9ed06ff852d4fc3d499f3d1f41fb616bcb651e450b7dce');
INSERT INTO "audit" VALUES(2,'2026-03-02T13:00:00.000250+00:00','s2','rating signed','r2','{"recording":"rec1","revision":1,"sealed":"f575015555165481483b9b848654561128637dd7a971577ae90615fa9b1901ad"}','ef076605bfe61d6ebe9ed06ff852d4fc3d499f3d1f41fb616bcb651e450b7dce','ee3c5c0a36079e8400363d8b775275a8f1a7d8cf6bccfe1b63a01d65ed1d079f');
INSERT INTO "audit" VALUES(3,'2026-03-03T12:00:00.000250+00:00','s1','rating signed','r3','{"recording":"rec1","revision":1,"sealed":"79c7df796382a2f03282d3e0c8b6bddb263852bda53de27018831823a2648174"}','ee3c5c0a36079e8400363d8b775275a8f1a7d8cf6bccfe1b63a01d65ed1d079f','43a06f1a3aaf47a7351c96fed2a6b8542cf993d861f2b6ed56b0153b1edb03da');
INSERT INTO "audit" VALUES(4,'2026-03-04T12:00:00.000250+00:00','t1','rating signed','r4','{"recording":"rec1","revision":1,"sealed":"08890b41801bea17f9118abad1f63ba511434bd8f3f93515c24eb0807625f2c0"}','43a06f1a3aaf47a7351c96fed2a6b8542cf993d861f2b6ed56b0153b1edb03da','604e4024f9883dd2f740ba0a7e3aa611f20167a93132bd2824c8ffdc487f4fc3');
INSERT INTO "audit" VALUES(5,'2026-03-05T12:00:00.000250+00:00','lead1','certificate issued','cert1','{"holder":"t1","pack":"level-a","sealed":"f1086abdabed251cabde0e6c0fc928f2b601990d3710f08eaa021027fe0046b8"}','604e4024f9883dd2f740ba0a7e3aa611f20167a93132bd2824c8ffdc487f4fc3','f239c5c901950ff582d5466ed5b56a1b873ef7851db16117935da5bcce065ce1');
INSERT INTO "audit" VALUES(6,'2026-03-06T12:00:00.000250+00:00','lead1','certificate issued','cert2','{"holder":"t1","pack":"level-a","sealed":"890dc03b0853443e6635014236e4747c528972bf74b389904f87d3f689b0affd"}','f239c5c901950ff582d5466ed5b56a1b873ef7851db16117935da5bcce065ce1','a5309e0f624f962612c014f7babf499cd93e127adeb2313931f24f7dc4532e3e');
INSERT INTO "audit" VALUES(7,'2026-03-07T12:00:00.000250+00:00','lead1','certificate withdrawn','cert1','{}','a5309e0f624f962612c014f7babf499cd93e127adeb2313931f24f7dc4532e3e','29a4097167e470100a15d9edbeaa6ffc27ad2a91a9288640760aabed3c8d1b75');
CREATE TABLE certificate (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	holder_id TEXT NOT NULL, 
	holder_name TEXT NOT NULL, 
	level TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	pack_id TEXT NOT NULL, 
	pack_version TEXT NOT NULL, 
	pack_hash TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	issued_by TEXT NOT NULL, 
	issued_by_name TEXT NOT NULL, 
	issued_at TEXT NOT NULL, 
	issued_on TEXT NOT NULL, 
	expires_on TEXT NOT NULL, 
	fictional INTEGER NOT NULL, 
	content_hash TEXT NOT NULL, 
	CONSTRAINT pk_certificate PRIMARY KEY (id), 
	CONSTRAINT fk_certificate_holder_id FOREIGN KEY(holder_id) REFERENCES person (id), 
	CONSTRAINT fk_certificate_issued_by FOREIGN KEY(issued_by) REFERENCES person (id), 
	CONSTRAINT uq_certificate_code UNIQUE (code)
)
 STRICT

;
INSERT INTO "certificate" VALUES('cert1','codecert1','t1','Tea','Practitioner','A programme','What it says.','level-a','1.0.0','3434343434343434343434343434343434343434343434343434343434343434','{"met":true,"findings":[{"requirement_id":"hours","title":"Hours","met":true,"have":12.3,"need":12.0,"unit":"confirmed hours","missing":"","evidence":["h1"]}],"on":"2026-03-02"}','s1','s1','2026-03-05T12:00:00.000250+00:00','2026-03-02','2029-03-02',0,'f1086abdabed251cabde0e6c0fc928f2b601990d3710f08eaa021027fe0046b8');
INSERT INTO "certificate" VALUES('cert2','codecert2','t1','Tea','Practitioner','A programme','What it says.','level-a','1.0.0','3434343434343434343434343434343434343434343434343434343434343434','{"met":true,"findings":[{"requirement_id":"hours","title":"Hours","met":true,"have":12.3,"need":12.0,"unit":"confirmed hours","missing":"","evidence":["h1"]}],"on":"2026-03-02"}','s1','s1','2026-03-06T12:00:00.000250+00:00','2026-03-02','2029-03-02',0,'890dc03b0853443e6635014236e4747c528972bf74b389904f87d3f689b0affd');
CREATE TABLE draft (
	id TEXT NOT NULL, 
	recording_id TEXT NOT NULL, 
	rater_id TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_version TEXT NOT NULL, 
	judgement TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	started_at TEXT NOT NULL, 
	saved_at TEXT NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (id), 
	CONSTRAINT fk_draft_rater_id FOREIGN KEY(rater_id) REFERENCES person (id), 
	CONSTRAINT fk_draft_recording_id FOREIGN KEY(recording_id) REFERENCES recording (id), 
	CONSTRAINT uq_draft_rater_id_recording_id UNIQUE (rater_id, recording_id)
)
 STRICT

;
INSERT INTO "draft" VALUES('d1','rec1','s2','small','1.0.0','{"heard":{"phase":"middle","focus":"grief","dialect":"both"},"answers":{"item-00":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-01":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-02":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-03":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-04":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-05":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-06":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-07":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-08":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-09":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-10":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-11":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-12":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-13":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-14":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-15":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-16":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-17":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-18":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-19":{"scores":{"extent":5,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-20":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-21":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-22":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-23":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-24":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-25":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-26":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-27":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-28":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-29":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-30":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-31":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-32":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-33":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-34":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-35":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-36":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-37":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-38":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-39":{"scores":{},"not_rated":"no_opportunity","note":""}},"evidence":[{"id":"e1","start":12.5,"end":13.1,"polarity":"against","items":["item-01"],"note":"?"}],"comment":"Well heard. 😀","justified_departure":false}',0,'2026-03-02T12:00:00.000250+00:00','2026-03-02T12:00:00.000250+00:00');
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
CREATE TABLE hours_entry (
	id TEXT NOT NULL, 
	trainee_id TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	hours REAL NOT NULL, 
	"on" TEXT NOT NULL, 
	what TEXT NOT NULL, 
	logged_at TEXT NOT NULL, 
	CONSTRAINT pk_hours_entry PRIMARY KEY (id), 
	CONSTRAINT fk_hours_entry_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "hours_entry" VALUES('h1','t1','supervision_group',1.1,'2026-02-27','Group supervision','2026-03-02T12:00:00.000250+00:00');
INSERT INTO "hours_entry" VALUES('h2','t1','supervision_group',1.1,'2026-02-27','Group supervision','2026-03-02T12:00:00.000250+00:00');
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
CREATE TABLE person (
	id TEXT NOT NULL, 
	user_name TEXT NOT NULL, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	disabled INTEGER NOT NULL, 
	must_change_password INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	password_hash TEXT NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_user_name UNIQUE (user_name)
)
 STRICT

;
INSERT INTO "person" VALUES('t1','user.t1','Tea','["trainee"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of t1');
INSERT INTO "person" VALUES('s1','user.s1','s1','["supervisor"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of s1');
INSERT INTO "person" VALUES('s2','user.s2','s2','["supervisor"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of s2');
INSERT INTO "person" VALUES('lead1','user.lead1','Lee','["programme_lead"]',0,0,'2026-03-02T09:30:00.000000+00:00','hash of lead1');
CREATE TABLE rating (
	id TEXT NOT NULL, 
	recording_id TEXT NOT NULL, 
	recording_sha256 TEXT NOT NULL, 
	therapist_id TEXT NOT NULL, 
	rater_id TEXT NOT NULL, 
	rater_name TEXT NOT NULL, 
	rubric_id TEXT NOT NULL, 
	rubric_version TEXT NOT NULL, 
	rubric_content_hash TEXT NOT NULL, 
	rubric_structure_hash TEXT NOT NULL, 
	judgement TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	signed_at TEXT NOT NULL, 
	meaning TEXT NOT NULL, 
	amends TEXT, 
	reason TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	CONSTRAINT pk_rating PRIMARY KEY (id), 
	CONSTRAINT fk_rating_amends FOREIGN KEY(amends) REFERENCES rating (id), 
	CONSTRAINT fk_rating_rater_id FOREIGN KEY(rater_id) REFERENCES person (id), 
	CONSTRAINT fk_rating_recording_id FOREIGN KEY(recording_id) REFERENCES recording (id), 
	CONSTRAINT fk_rating_therapist_id FOREIGN KEY(therapist_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "rating" VALUES('r1','rec1','abababababababababababababababababababababababababababababababab','t1','s1','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','{"heard":{"phase":"middle","focus":"grief","dialect":"both"},"answers":{"item-00":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-01":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-02":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-03":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-04":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-05":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-06":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-07":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-08":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-09":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-10":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-11":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-12":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-13":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-14":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-15":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-16":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-17":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-18":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-19":{"scores":{"extent":5,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-20":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-21":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-22":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-23":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-24":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-25":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-26":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-27":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-28":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-29":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-30":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-31":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-32":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-33":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-34":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-35":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-36":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-37":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-38":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-39":{"scores":{},"not_rated":"no_opportunity","note":""}},"evidence":[{"id":"e1","start":12.5,"end":13.1,"polarity":"against","items":["item-01"],"note":"?"}],"comment":"Well heard. 😀","justified_departure":false}','2026-03-02T11:10:00.000250+00:00','2026-03-02T12:00:00.000250+00:00','I heard this recording.',NULL,'','c7fbc86fdd88259488363f6ee22d32f3425da660b8121e50bac16b6a2aec2532');
INSERT INTO "rating" VALUES('r2','rec1','abababababababababababababababababababababababababababababababab','t1','s2','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','{"heard":{"phase":"middle","focus":"grief","dialect":"both"},"answers":{"item-00":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-01":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-02":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-03":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-04":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-05":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-06":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-07":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-08":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-09":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-10":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-11":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-12":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-13":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-14":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-15":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-16":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-17":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-18":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-19":{"scores":{"extent":5,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-20":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-21":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-22":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-23":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-24":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-25":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-26":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-27":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-28":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-29":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-30":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-31":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-32":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-33":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-34":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-35":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-36":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-37":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-38":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-39":{"scores":{},"not_rated":"no_opportunity","note":""}},"evidence":[{"id":"e1","start":12.5,"end":13.1,"polarity":"against","items":["item-01"],"note":"?"}],"comment":"Well heard. 😀","justified_departure":false}','2026-03-02T12:10:00.000250+00:00','2026-03-02T13:00:00.000250+00:00','I heard this recording.',NULL,'','f575015555165481483b9b848654561128637dd7a971577ae90615fa9b1901ad');
INSERT INTO "rating" VALUES('r3','rec1','abababababababababababababababababababababababababababababababab','t1','s1','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','{"heard":{"phase":"middle","focus":"grief","dialect":"both"},"answers":{"item-00":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-01":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-02":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-03":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-04":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-05":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-06":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-07":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-08":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-09":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-10":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-11":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-12":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-13":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-14":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-15":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-16":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-17":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-18":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-19":{"scores":{"extent":5,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-20":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-21":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-22":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-23":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-24":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-25":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-26":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-27":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-28":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-29":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-30":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-31":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-32":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-33":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-34":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-35":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-36":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-37":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-38":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-39":{"scores":{},"not_rated":"no_opportunity","note":""}},"evidence":[{"id":"e1","start":12.5,"end":13.1,"polarity":"against","items":["item-01"],"note":"?"}],"comment":"Well heard. 😀","justified_departure":false}','2026-03-03T11:10:00.000250+00:00','2026-03-03T12:00:00.000250+00:00','I heard this recording.','r1','A slip.','79c7df796382a2f03282d3e0c8b6bddb263852bda53de27018831823a2648174');
INSERT INTO "rating" VALUES('r4','rec1','abababababababababababababababababababababababababababababababab','t1','t1','Sølvi O’Hare','small','1.0.0','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','{"heard":{"phase":"middle","focus":"grief","dialect":"both"},"answers":{"item-00":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-01":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-02":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-03":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-04":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-05":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-06":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-07":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-08":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-09":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-10":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-11":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-12":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-13":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-14":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-15":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-16":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-17":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-18":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-19":{"scores":{"extent":5,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-20":{"scores":{"extent":1,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-21":{"scores":{"extent":2,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-22":{"scores":{"extent":3,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-23":{"scores":{"extent":4,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-24":{"scores":{"extent":5,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-25":{"scores":{"extent":1,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-26":{"scores":{"extent":2,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-27":{"scores":{"extent":3,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-28":{"scores":{"extent":4,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-29":{"scores":{"extent":5,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-30":{"scores":{"extent":1,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-31":{"scores":{"extent":2,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-32":{"scores":{"extent":3,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-33":{"scores":{"extent":4,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-34":{"scores":{"extent":5,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-35":{"scores":{"extent":1,"skill":4},"not_rated":null,"note":"“so”\n=1+1"},"item-36":{"scores":{"extent":2,"skill":1},"not_rated":null,"note":"“so”\n=1+1"},"item-37":{"scores":{"extent":3,"skill":2},"not_rated":null,"note":"“so”\n=1+1"},"item-38":{"scores":{"extent":4,"skill":3},"not_rated":null,"note":"“so”\n=1+1"},"item-39":{"scores":{},"not_rated":"no_opportunity","note":""}},"evidence":[{"id":"e1","start":12.5,"end":13.1,"polarity":"against","items":["item-01"],"note":"?"}],"comment":"Well heard. 😀","justified_departure":false}','2026-03-04T11:10:00.000250+00:00','2026-03-04T12:00:00.000250+00:00','I heard this recording.',NULL,'','08890b41801bea17f9118abad1f63ba511434bd8f3f93515c24eb0807625f2c0');
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
INSERT INTO "recording" VALUES('rec1','c1','t1',5,'middle','2026-03-02','2026-05-01','ready','{"kind":"audio","content_type":"audio/mp4","duration":1800.0,"size":9000000,"sha256":"abababababababababababababababababababababababababababababababab"}','t1','2026-03-02T09:30:00.000000+00:00',0,X'0077726170706564FF');
CREATE TABLE request (
	"key" TEXT NOT NULL, 
	result TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_request PRIMARY KEY ("key")
)
 STRICT

;
CREATE TABLE sign_in (
	id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	seen_at TEXT NOT NULL, 
	ended_at TEXT, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_person_id FOREIGN KEY(person_id) REFERENCES person (id)
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
	completed_on TEXT, 
	CONSTRAINT pk_treatment_case PRIMARY KEY (id), 
	CONSTRAINT fk_treatment_case_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
 STRICT

;
INSERT INTO "treatment_case" VALUES('c1','t1','Harbour 12','adult','middle','grief',16,'[{"voice":"patient","use":"supervision","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null},{"voice":"patient","use":"rating","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null},{"voice":"therapist","use":"supervision","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null},{"voice":"therapist","use":"rating","given_on":"2026-03-02","expires_on":"2027-03-02","withdrawn_on":null}]','2026-03-02T09:30:00.000000+00:00',NULL);
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
CREATE INDEX ix_rating_rater_id_signed_at ON rating (rater_id, signed_at);
CREATE INDEX ix_rating_recording_id_signed_at ON rating (recording_id, signed_at);
CREATE INDEX ix_rating_signed_at ON rating (signed_at);
CREATE INDEX ix_rating_therapist_id_signed_at ON rating (therapist_id, signed_at);
CREATE INDEX ix_attempt_person_id_started_at ON attempt (person_id, started_at);
CREATE INDEX ix_hours_entry_trainee_id_logged_at ON hours_entry (trainee_id, logged_at);
CREATE INDEX ix_certificate_holder_id ON certificate (holder_id);
CREATE TRIGGER rating_no_update BEFORE UPDATE ON rating BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER rating_no_delete BEFORE DELETE ON rating BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER item_score_no_update BEFORE UPDATE ON item_score BEGIN SELECT RAISE(ABORT, 'item_score is append-only'); END;
CREATE TRIGGER item_score_no_delete BEFORE DELETE ON item_score BEGIN SELECT RAISE(ABORT, 'item_score is append-only'); END;
CREATE TRIGGER attempt_no_update BEFORE UPDATE ON attempt BEGIN SELECT RAISE(ABORT, 'attempt is append-only'); END;
CREATE TRIGGER attempt_no_delete BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempt is append-only'); END;
CREATE TRIGGER attempt_step_no_update BEFORE UPDATE ON attempt_step BEGIN SELECT RAISE(ABORT, 'attempt_step is append-only'); END;
CREATE TRIGGER attempt_step_no_delete BEFORE DELETE ON attempt_step BEGIN SELECT RAISE(ABORT, 'attempt_step is append-only'); END;
CREATE TRIGGER hours_entry_no_update BEFORE UPDATE ON hours_entry BEGIN SELECT RAISE(ABORT, 'hours_entry is append-only'); END;
CREATE TRIGGER hours_entry_no_delete BEFORE DELETE ON hours_entry BEGIN SELECT RAISE(ABORT, 'hours_entry is append-only'); END;
CREATE TRIGGER hours_confirmation_no_update BEFORE UPDATE ON hours_confirmation BEGIN SELECT RAISE(ABORT, 'hours_confirmation is append-only'); END;
CREATE TRIGGER hours_confirmation_no_delete BEFORE DELETE ON hours_confirmation BEGIN SELECT RAISE(ABORT, 'hours_confirmation is append-only'); END;
CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate is append-only'); END;
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
COMMIT;
