CREATE TABLE agreed_goal (
	deal_id INTEGER, 
	customer_id INTEGER, 
	what TEXT NOT NULL, 
	measure TEXT, 
	by_day TEXT, 
	confirmed_day TEXT, 
	confirmed_by TEXT, 
	state TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_agreed_goal PRIMARY KEY (id), 
	CONSTRAINT fk_agreed_goal_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agreed_goal_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE answer (
	question_id INTEGER, 
	deal_id INTEGER, 
	customer_id INTEGER, 
	lead_id INTEGER, 
	text TEXT NOT NULL, 
	said_day TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_answer PRIMARY KEY (id), 
	CONSTRAINT fk_answer_question_id_question FOREIGN KEY(question_id) REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_answer_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_answer_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_answer_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE attachment (
	interaction_id INTEGER, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	deal_id INTEGER, 
	quote_id INTEGER, 
	name TEXT NOT NULL, 
	media_type TEXT, 
	size INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	purpose TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_attachment PRIMARY KEY (id), 
	CONSTRAINT fk_attachment_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attachment_quote_id_quote FOREIGN KEY(quote_id) REFERENCES quote (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE attachment_content (
	sha256 TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachment_content PRIMARY KEY (sha256)
)
 STRICT;
CREATE TABLE bundle_part (
	bundle_id INTEGER, 
	product_id INTEGER, 
	quantity INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_bundle_part PRIMARY KEY (id), 
	CONSTRAINT fk_bundle_part_bundle_id_product FOREIGN KEY(bundle_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_bundle_part_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE campaign (
	channel_id INTEGER, 
	audience TEXT, 
	starts TEXT, 
	ends TEXT, 
	budget INTEGER, 
	cost INTEGER, 
	currency TEXT, 
	goal TEXT, 
	goal_leads INTEGER, 
	goal_revenue INTEGER, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_campaign PRIMARY KEY (id), 
	CONSTRAINT fk_campaign_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE card (
	customer_id INTEGER, 
	order_id INTEGER, 
	number TEXT, 
	name TEXT NOT NULL, 
	starts TEXT, 
	ends TEXT, 
	notice_days INTEGER NOT NULL, 
	balance INTEGER, 
	currency TEXT, 
	uses_left INTEGER, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_card PRIMARY KEY (id), 
	CONSTRAINT fk_card_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_card_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE card_use (
	card_id INTEGER, 
	used_day TEXT NOT NULL, 
	amount INTEGER, 
	uses INTEGER, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_card_use PRIMARY KEY (id), 
	CONSTRAINT fk_card_use_card_id_card FOREIGN KEY(card_id) REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE chain_step (
	after_kind TEXT NOT NULL, 
	days INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT, 
	automatic INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_chain_step PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE channel (
	parent_id INTEGER, 
	code TEXT, 
	name TEXT, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_channel PRIMARY KEY (id), 
	CONSTRAINT fk_channel_parent_id_channel FOREIGN KEY(parent_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE competitor (
	product TEXT, 
	price TEXT, 
	channel TEXT, 
	promotion TEXT, 
	publicity TEXT, 
	government_ties TEXT, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_competitor PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE competitor_offer (
	deal_id INTEGER, 
	competitor_id INTEGER, 
	offer TEXT, 
	amount INTEGER, 
	offered_day TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_competitor_offer PRIMARY KEY (id), 
	CONSTRAINT fk_competitor_offer_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_competitor_offer_competitor_id_competitor FOREIGN KEY(competitor_id) REFERENCES competitor (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE concession (
	deal_id INTEGER, 
	kind TEXT NOT NULL, 
	given_day TEXT NOT NULL, 
	what TEXT NOT NULL, 
	amount INTEGER, 
	in_return TEXT, 
	margin INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_concession PRIMARY KEY (id), 
	CONSTRAINT fk_concession_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE contact (
	customer_id INTEGER, 
	title TEXT, 
	department TEXT, 
	roles TEXT, 
	gender TEXT, 
	note TEXT, 
	temperament TEXT, 
	closeness INTEGER, 
	merged_into_id INTEGER, 
	position INTEGER NOT NULL, 
	external_id TEXT, 
	card_extra TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	birthday_calendar TEXT, 
	birthday_year INTEGER, 
	birthday_month INTEGER, 
	birthday_day INTEGER, 
	birthday_leap INTEGER, 
	birthday_text TEXT, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_merged_into_id_contact FOREIGN KEY(merged_into_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contact_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE contract (
	customer_id INTEGER, 
	order_id INTEGER, 
	number TEXT, 
	name TEXT NOT NULL, 
	cover TEXT, 
	starts TEXT, 
	ends TEXT, 
	notice_days INTEGER NOT NULL, 
	amount INTEGER, 
	currency TEXT, 
	state TEXT NOT NULL, 
	renewed_by_id INTEGER, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_contract PRIMARY KEY (id), 
	CONSTRAINT fk_contract_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contract_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_contract_renewed_by_id_contract FOREIGN KEY(renewed_by_id) REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE custom_field (
	entity TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	choices TEXT, 
	currency TEXT, 
	decimals INTEGER, 
	position INTEGER NOT NULL, 
	active INTEGER NOT NULL, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_custom_field PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE custom_value (
	field_id INTEGER, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	lead_id INTEGER, 
	deal_id INTEGER, 
	text TEXT, 
	number INTEGER, 
	sort_key TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_custom_value PRIMARY KEY (id), 
	CONSTRAINT fk_custom_value_field_id_custom_field FOREIGN KEY(field_id) REFERENCES custom_field (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_custom_value_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_custom_value_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_custom_value_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_custom_value_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE customer (
	kind TEXT NOT NULL, 
	relation TEXT, 
	dealing TEXT, 
	importance INTEGER NOT NULL, 
	industry TEXT, 
	size TEXT, 
	city TEXT, 
	gender TEXT, 
	occupation TEXT, 
	employer TEXT, 
	title TEXT, 
	nickname TEXT, 
	credit_code TEXT, 
	channel_id INTEGER, 
	source_note TEXT, 
	owner_id INTEGER, 
	note TEXT, 
	temperament TEXT, 
	closeness INTEGER, 
	rhythm TEXT, 
	closed_day TEXT, 
	closed_reason TEXT, 
	referred_by_id INTEGER, 
	thanked_day TEXT, 
	merged_into_id INTEGER, 
	created_day TEXT NOT NULL, 
	opening_since TEXT, 
	opening_orders INTEGER, 
	opening_total INTEGER, 
	opening_currency TEXT, 
	opening_last_order TEXT, 
	external_id TEXT, 
	card_extra TEXT, 
	import_run_id INTEGER, 
	last_contact_at INTEGER, 
	next_due TEXT, 
	phone TEXT, 
	order_count INTEGER, 
	first_order_day TEXT, 
	last_order_day TEXT, 
	revenue INTEGER, 
	status TEXT, 
	status_since TEXT, 
	lifecycle TEXT, 
	loyalty TEXT, 
	tier TEXT, 
	outlook TEXT, 
	judge_on TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	birthday_calendar TEXT, 
	birthday_year INTEGER, 
	birthday_month INTEGER, 
	birthday_day INTEGER, 
	birthday_leap INTEGER, 
	birthday_text TEXT, 
	CONSTRAINT pk_customer PRIMARY KEY (id), 
	CONSTRAINT fk_customer_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_customer_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_customer_referred_by_id_customer FOREIGN KEY(referred_by_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_customer_merged_into_id_customer FOREIGN KEY(merged_into_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_customer_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE deal (
	customer_id INTEGER, 
	lead_id INTEGER, 
	state TEXT NOT NULL, 
	stage_id INTEGER, 
	stage_since TEXT NOT NULL, 
	amount INTEGER, 
	currency TEXT NOT NULL, 
	expected_close TEXT, 
	odds INTEGER, 
	owner_id INTEGER, 
	channel_id INTEGER, 
	campaign TEXT, 
	created_day TEXT NOT NULL, 
	ended_day TEXT, 
	end_reason TEXT, 
	end_note TEXT, 
	competitor_id INTEGER, 
	note TEXT, 
	external_id TEXT, 
	import_run_id INTEGER, 
	last_contact_at INTEGER, 
	next_due TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_deal PRIMARY KEY (id), 
	CONSTRAINT fk_deal_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_stage_id_deal_stage FOREIGN KEY(stage_id) REFERENCES deal_stage (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_competitor_id_competitor FOREIGN KEY(competitor_id) REFERENCES competitor (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE deal_contact (
	deal_id INTEGER, 
	contact_id INTEGER, 
	customer_id INTEGER, 
	role TEXT, 
	stance TEXT NOT NULL, 
	main INTEGER NOT NULL, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_deal_contact PRIMARY KEY (id), 
	CONSTRAINT fk_deal_contact_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_contact_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_contact_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE deal_need (
	deal_id INTEGER, 
	need_id INTEGER, 
	weight INTEGER NOT NULL, 
	influence TEXT, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_deal_need PRIMARY KEY (id), 
	CONSTRAINT fk_deal_need_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_need_need_id_need FOREIGN KEY(need_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE deal_stage (
	code TEXT, 
	name TEXT, 
	odds INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_deal_stage PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE family_member (
	customer_id INTEGER, 
	person_id INTEGER, 
	relation TEXT NOT NULL, 
	phone TEXT, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	birthday_calendar TEXT, 
	birthday_year INTEGER, 
	birthday_month INTEGER, 
	birthday_day INTEGER, 
	birthday_leap INTEGER, 
	birthday_text TEXT, 
	CONSTRAINT pk_family_member PRIMARY KEY (id), 
	CONSTRAINT fk_family_member_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_family_member_person_id_customer FOREIGN KEY(person_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE favour (
	customer_id INTEGER, 
	contact_id INTEGER, 
	direction TEXT NOT NULL, 
	what TEXT NOT NULL, 
	occasion TEXT, 
	value INTEGER, 
	currency TEXT, 
	favour_day TEXT NOT NULL, 
	answered_by_id INTEGER, 
	member_id INTEGER, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_favour PRIMARY KEY (id), 
	CONSTRAINT fk_favour_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_favour_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_favour_answered_by_id_favour FOREIGN KEY(answered_by_id) REFERENCES favour (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_favour_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE follow_up (
	customer_id INTEGER, 
	lead_id INTEGER, 
	contact_id INTEGER, 
	deal_id INTEGER, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	note TEXT, 
	location TEXT, 
	due TEXT, 
	ends TEXT, 
	minutes INTEGER, 
	owner_id INTEGER, 
	priority TEXT NOT NULL, 
	remind_minutes INTEGER, 
	reminded_for TEXT, 
	repeat_rule TEXT, 
	repeat_of_id INTEGER, 
	state TEXT NOT NULL, 
	done_at INTEGER, 
	done_day TEXT, 
	result TEXT, 
	postponed INTEGER NOT NULL, 
	uid TEXT, 
	ics_extra TEXT, 
	external_id TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_follow_up PRIMARY KEY (id), 
	CONSTRAINT fk_follow_up_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_repeat_of_id_follow_up FOREIGN KEY(repeat_of_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_follow_up_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE import_mapping (
	signature TEXT NOT NULL, 
	mapping TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_import_mapping PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE import_run (
	file_name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	format TEXT NOT NULL, 
	mapping TEXT, 
	counts TEXT, 
	refused BLOB, 
	step_id INTEGER, 
	undone_at INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_import_run PRIMARY KEY (id), 
	CONSTRAINT fk_import_run_step_id_journal_step FOREIGN KEY(step_id) REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE important_date (
	customer_id INTEGER, 
	contact_id INTEGER, 
	name TEXT NOT NULL, 
	calendar TEXT NOT NULL, 
	year INTEGER, 
	month INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	leap INTEGER, 
	typed TEXT, 
	yearly INTEGER NOT NULL, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_important_date PRIMARY KEY (id), 
	CONSTRAINT fk_important_date_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_important_date_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE installed_product (
	customer_id INTEGER, 
	product_id INTEGER, 
	order_id INTEGER, 
	model TEXT NOT NULL, 
	serial TEXT, 
	place TEXT, 
	installed_day TEXT, 
	warranty_until TEXT, 
	service_due TEXT, 
	service_months INTEGER, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_installed_product PRIMARY KEY (id), 
	CONSTRAINT fk_installed_product_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_installed_product_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_installed_product_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE instalment (
	order_id INTEGER, 
	position INTEGER NOT NULL, 
	label TEXT, 
	amount INTEGER NOT NULL, 
	"after" TEXT, 
	days INTEGER, 
	due_day TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_instalment PRIMARY KEY (id), 
	CONSTRAINT fk_instalment_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE interaction (
	customer_id INTEGER, 
	lead_id INTEGER, 
	contact_id INTEGER, 
	deal_id INTEGER, 
	kind TEXT NOT NULL, 
	direction TEXT, 
	happened_at INTEGER NOT NULL, 
	happened_day TEXT NOT NULL, 
	minutes INTEGER, 
	summary TEXT NOT NULL, 
	outcome TEXT, 
	mood INTEGER, 
	next_step TEXT, 
	member_id INTEGER, 
	follow_up_id INTEGER, 
	external_id TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_interaction PRIMARY KEY (id), 
	CONSTRAINT fk_interaction_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_follow_up_id_follow_up FOREIGN KEY(follow_up_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_interaction_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE INDEX ix_agreed_goal_customer_id ON agreed_goal (customer_id);
CREATE INDEX ix_agreed_goal_deal_id ON agreed_goal (deal_id);
CREATE INDEX ix_agreed_goal_open ON agreed_goal (by_day) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_answer_customer_id ON answer (customer_id);
CREATE INDEX ix_answer_deal_id ON answer (deal_id);
CREATE INDEX ix_answer_lead_id ON answer (lead_id);
CREATE INDEX ix_answer_question_id ON answer (question_id);
CREATE INDEX ix_attachment_contact_id ON attachment (contact_id);
CREATE INDEX ix_attachment_customer_id ON attachment (customer_id);
CREATE INDEX ix_attachment_deal_id ON attachment (deal_id);
CREATE INDEX ix_attachment_interaction_id ON attachment (interaction_id);
CREATE INDEX ix_attachment_quote_id ON attachment (quote_id);
CREATE INDEX ix_attachment_sha256 ON attachment (sha256);
CREATE INDEX ix_bundle_part_bundle_id ON bundle_part (bundle_id);
CREATE INDEX ix_bundle_part_product_id ON bundle_part (product_id);
CREATE INDEX ix_campaign_channel_id ON campaign (channel_id);
CREATE INDEX ix_campaign_deleted ON campaign (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_campaign_live_name ON campaign (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_card_customer_id ON card (customer_id);
CREATE INDEX ix_card_live_ends ON card (ends) WHERE deleted_at IS NULL;
CREATE INDEX ix_card_order_id ON card (order_id);
CREATE INDEX ix_card_use_card_id ON card_use (card_id);
CREATE INDEX ix_channel_parent_id ON channel (parent_id);
CREATE INDEX ix_competitor_deleted ON competitor (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_competitor_live_name ON competitor (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_competitor_offer_competitor_id ON competitor_offer (competitor_id);
CREATE INDEX ix_competitor_offer_deal_id ON competitor_offer (deal_id);
CREATE INDEX ix_concession_deal_id ON concession (deal_id);
CREATE INDEX ix_contact_by_merged_into_id ON contact (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX ix_contact_customer_id ON contact (customer_id);
CREATE INDEX ix_contact_deleted ON contact (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_contact_import_run_id ON contact (import_run_id);
CREATE INDEX ix_contact_live_birthday ON contact (birthday_calendar, birthday_month, birthday_day) WHERE deleted_at IS NULL;
CREATE INDEX ix_contact_name ON contact (name);
CREATE INDEX ix_contract_customer_id ON contract (customer_id);
CREATE INDEX ix_contract_live_ends ON contract (ends) WHERE deleted_at IS NULL AND state = 'active';
CREATE INDEX ix_contract_order_id ON contract (order_id);
CREATE INDEX ix_contract_renewed_by_id ON contract (renewed_by_id);
CREATE INDEX ix_custom_value_contact_id ON custom_value (contact_id);
CREATE INDEX ix_custom_value_contact_number ON custom_value (field_id, number, contact_id) WHERE contact_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_contact_text ON custom_value (field_id, text, contact_id) WHERE contact_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_customer_id ON custom_value (customer_id);
CREATE INDEX ix_custom_value_customer_number ON custom_value (field_id, number, customer_id) WHERE customer_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_customer_text ON custom_value (field_id, text, customer_id) WHERE customer_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_deal_id ON custom_value (deal_id);
CREATE INDEX ix_custom_value_deal_number ON custom_value (field_id, number, deal_id) WHERE deal_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_deal_text ON custom_value (field_id, text, deal_id) WHERE deal_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_lead_id ON custom_value (lead_id);
CREATE INDEX ix_custom_value_lead_number ON custom_value (field_id, number, lead_id) WHERE lead_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_custom_value_lead_text ON custom_value (field_id, text, lead_id) WHERE lead_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX ix_customer_by_birthday ON customer (birthday_calendar, birthday_month, birthday_day, importance);
CREATE INDEX ix_customer_by_city ON customer (city, sort_key);
CREATE INDEX ix_customer_by_closeness ON customer (closeness) WHERE closeness IS NOT NULL;
CREATE INDEX ix_customer_by_importance ON customer (importance, sort_key);
CREATE INDEX ix_customer_by_importance_contact ON customer (importance, last_contact_at);
CREATE INDEX ix_customer_by_importance_due ON customer (importance, next_due);
CREATE INDEX ix_customer_by_industry ON customer (industry, sort_key);
CREATE INDEX ix_customer_by_judge_on ON customer (judge_on) WHERE judge_on IS NOT NULL;
CREATE INDEX ix_customer_by_kind ON customer (kind, sort_key);
CREATE INDEX ix_customer_by_last_contact ON customer (last_contact_at);
CREATE INDEX ix_customer_by_last_order ON customer (last_order_day);
CREATE INDEX ix_customer_by_lifecycle ON customer (lifecycle, sort_key);
CREATE INDEX ix_customer_by_merged_into_id ON customer (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX ix_customer_by_name ON customer (sort_key);
CREATE INDEX ix_customer_by_next_due ON customer (next_due);
CREATE INDEX ix_customer_by_owner_contact ON customer (owner_id, last_contact_at);
CREATE INDEX ix_customer_by_owner_due ON customer (owner_id, next_due);
CREATE INDEX ix_customer_by_owner_name ON customer (owner_id, sort_key);
CREATE INDEX ix_customer_by_phone ON customer (phone);
CREATE INDEX ix_customer_by_referred_by_id ON customer (referred_by_id) WHERE referred_by_id IS NOT NULL;
CREATE INDEX ix_customer_by_revenue ON customer (revenue);
CREATE INDEX ix_customer_by_status ON customer (status, sort_key);
CREATE INDEX ix_customer_by_temperament ON customer (temperament) WHERE temperament IS NOT NULL;
CREATE INDEX ix_customer_channel_id ON customer (channel_id);
CREATE INDEX ix_customer_deleted ON customer (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_customer_external ON customer (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_customer_import_run_id ON customer (import_run_id);
CREATE INDEX ix_customer_key_unplanned ON customer (importance, last_contact_at) WHERE deleted_at IS NULL AND next_due IS NULL AND importance > 1;
CREATE INDEX ix_customer_live_created ON customer (created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_live_facts ON customer (importance, kind, owner_id, channel_id, relation, created_day, last_contact_at, next_due, city, industry, phone, sort_key, status, lifecycle, loyalty, tier, outlook, temperament, closeness) WHERE deleted_at IS NULL;
CREATE INDEX ix_customer_name ON customer (name);
CREATE INDEX ix_customer_untouched ON customer (created_day, id) WHERE deleted_at IS NULL AND last_contact_at IS NULL AND next_due IS NULL;
CREATE INDEX ix_deal_channel_id ON deal (channel_id);
CREATE INDEX ix_deal_competitor_id ON deal (competitor_id);
CREATE INDEX ix_deal_contact_contact_id ON deal_contact (contact_id);
CREATE INDEX ix_deal_contact_customer_id ON deal_contact (customer_id);
CREATE INDEX ix_deal_contact_deal_id ON deal_contact (deal_id);
CREATE INDEX ix_deal_customer_id ON deal (customer_id);
CREATE INDEX ix_deal_deleted ON deal (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_deal_external ON deal (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_deal_import_run_id ON deal (import_run_id);
CREATE INDEX ix_deal_lead_id ON deal (lead_id);
CREATE INDEX ix_deal_live_amount ON deal (amount, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_close ON deal (expected_close, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_created ON deal (created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_ended ON deal (ended_day, state) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_facts ON deal (state, stage_id, owner_id, expected_close, next_due, stage_since, created_day, ended_day, amount, currency, odds, customer_id, sort_key) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_name ON deal (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_next_due ON deal (next_due, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_live_stage ON deal (state, stage_id, expected_close, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_deal_need_deal_id ON deal_need (deal_id);
CREATE INDEX ix_deal_need_need_id ON deal_need (need_id);
CREATE INDEX ix_family_member_customer_id ON family_member (customer_id);
CREATE INDEX ix_family_member_live_birthday ON family_member (birthday_calendar, birthday_month, birthday_day) WHERE deleted_at IS NULL;
CREATE INDEX ix_family_member_name ON family_member (name);
CREATE INDEX ix_family_member_person_id ON family_member (person_id);
CREATE INDEX ix_favour_answered_by_id ON favour (answered_by_id);
CREATE INDEX ix_favour_contact_id ON favour (contact_id);
CREATE INDEX ix_favour_customer_day ON favour (customer_id, favour_day);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_customer ON follow_up (customer_id);
CREATE INDEX ix_follow_up_deal ON follow_up (deal_id, due) WHERE deal_id IS NOT NULL;
CREATE INDEX ix_follow_up_deleted ON follow_up (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_follow_up_import_run_id ON follow_up (import_run_id);
CREATE INDEX ix_follow_up_lead ON follow_up (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX ix_follow_up_live_done ON follow_up (done_day) WHERE deleted_at IS NULL AND state = 'done';
CREATE INDEX ix_follow_up_live_due ON follow_up (due, id, state, kind, owner_id, ends) WHERE deleted_at IS NULL;
CREATE INDEX ix_follow_up_live_ends ON follow_up (ends, due) WHERE deleted_at IS NULL AND ends IS NOT NULL;
CREATE INDEX ix_follow_up_open_customer ON follow_up (customer_id, due) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_follow_up_open_due ON follow_up (due, id, kind, owner_id) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_follow_up_open_lead ON follow_up (lead_id, due) WHERE deleted_at IS NULL AND state = 'open' AND lead_id IS NOT NULL;
CREATE INDEX ix_follow_up_open_repeat ON follow_up (due, id) WHERE deleted_at IS NULL AND state = 'open' AND repeat_rule IS NOT NULL;
CREATE INDEX ix_follow_up_put_off ON follow_up (postponed) WHERE deleted_at IS NULL AND state = 'open' AND postponed >= 3;
CREATE INDEX ix_follow_up_repeat_of_id ON follow_up (repeat_of_id);
CREATE INDEX ix_follow_up_uid ON follow_up (uid) WHERE uid IS NOT NULL;
CREATE INDEX ix_import_mapping_signature ON import_mapping (signature);
CREATE INDEX ix_important_date_contact_id ON important_date (contact_id);
CREATE INDEX ix_important_date_customer_id ON important_date (customer_id);
CREATE INDEX ix_important_date_live_day ON important_date (calendar, month, day) WHERE deleted_at IS NULL;
CREATE INDEX ix_installed_live_service ON installed_product (service_due) WHERE deleted_at IS NULL;
CREATE INDEX ix_installed_live_warranty ON installed_product (warranty_until) WHERE deleted_at IS NULL;
CREATE INDEX ix_installed_product_customer_id ON installed_product (customer_id);
CREATE INDEX ix_installed_product_order_id ON installed_product (order_id);
CREATE INDEX ix_installed_product_product_id ON installed_product (product_id);
CREATE INDEX ix_installed_serial ON installed_product (serial) WHERE serial IS NOT NULL;
CREATE INDEX ix_instalment_live_due ON instalment (due_day) WHERE deleted_at IS NULL;
CREATE INDEX ix_instalment_order_id ON instalment (order_id);
CREATE INDEX ix_interaction_contact_id ON interaction (contact_id);
CREATE INDEX ix_interaction_deleted ON interaction (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_interaction_follow_up_id ON interaction (follow_up_id);
CREATE INDEX ix_interaction_import_run_id ON interaction (import_run_id);
CREATE INDEX ix_interaction_live_customer ON interaction (customer_id, happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_interaction_live_day_kind ON interaction (happened_day, kind) WHERE deleted_at IS NULL;
CREATE INDEX ix_interaction_live_deal ON interaction (deal_id, happened_at, id) WHERE deleted_at IS NULL AND deal_id IS NOT NULL;
CREATE INDEX ix_interaction_live_happened ON interaction (happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_interaction_live_lead ON interaction (lead_id, happened_at, id) WHERE deleted_at IS NULL AND lead_id IS NOT NULL;
CREATE INDEX ix_journal_entry_bulk ON journal_entry (table_name) WHERE record_id IS NULL;
CREATE INDEX ix_journal_entry_record ON journal_entry (record_id, table_name) WHERE record_id IS NOT NULL;
CREATE INDEX ix_journal_entry_step_id ON journal_entry (step_id);
CREATE INDEX ix_journal_step_at ON journal_step (at, id);
CREATE INDEX ix_known_different_contact_id ON known_different (contact_id);
CREATE INDEX ix_known_different_customer_id ON known_different (customer_id);
CREATE INDEX ix_known_different_lead_id ON known_different (lead_id);
CREATE INDEX ix_known_different_other_contact_id ON known_different (other_contact_id);
CREATE INDEX ix_known_different_other_customer_id ON known_different (other_customer_id);
CREATE INDEX ix_known_different_other_lead_id ON known_different (other_lead_id);
CREATE INDEX ix_lead_by_budget ON lead (budget);
CREATE INDEX ix_lead_by_campaign ON lead (campaign);
CREATE INDEX ix_lead_by_channel ON lead (channel_id, created_day);
CREATE INDEX ix_lead_by_firm ON lead (firm);
CREATE INDEX ix_lead_by_grade ON lead (grade, score);
CREATE INDEX ix_lead_by_last_contact ON lead (last_contact_at);
CREATE INDEX ix_lead_by_merged_into_id ON lead (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX ix_lead_by_name ON lead (sort_key);
CREATE INDEX ix_lead_by_next_due ON lead (next_due);
CREATE INDEX ix_lead_by_owner ON lead (owner_id, created_day);
CREATE INDEX ix_lead_by_phone ON lead (phone);
CREATE INDEX ix_lead_by_referred_by_id ON lead (referred_by_id) WHERE referred_by_id IS NOT NULL;
CREATE INDEX ix_lead_by_score ON lead (score);
CREATE INDEX ix_lead_by_state ON lead (state, created_day);
CREATE INDEX ix_lead_by_state_due ON lead (state, next_due);
CREATE INDEX ix_lead_customer_id ON lead (customer_id);
CREATE INDEX ix_lead_deleted ON lead (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_lead_external ON lead (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_lead_import_run_id ON lead (import_run_id);
CREATE INDEX ix_lead_live_created ON lead (created_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_live_facts ON lead (state, owner_id, channel_id, created_day, last_contact_at, next_due, wake_on, campaign, budget, firm, phone, sort_key) WHERE deleted_at IS NULL;
CREATE INDEX ix_lead_untouched ON lead (created_day, id) WHERE deleted_at IS NULL AND state = 'new' AND last_contact_at IS NULL AND next_due IS NULL;
CREATE INDEX ix_objection_banked_answer_id ON objection (banked_answer_id);
CREATE INDEX ix_objection_customer_id ON objection (customer_id);
CREATE INDEX ix_objection_deal_id ON objection (deal_id);
CREATE INDEX ix_order_line_order_id ON order_line (order_id);
CREATE INDEX ix_order_line_product_id ON order_line (product_id);
CREATE INDEX ix_order_return_order_id ON order_return (order_id);
CREATE INDEX ix_order_return_order_line_id ON order_return (order_line_id);
CREATE INDEX ix_payment_live_day ON payment (paid_day) WHERE deleted_at IS NULL;
CREATE INDEX ix_payment_order_id ON payment (order_id);
CREATE INDEX ix_price_price_list_id ON price (price_list_id);
CREATE INDEX ix_price_product_id ON price (product_id);
CREATE INDEX ix_product_deleted ON product (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_product_external ON product (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_product_import_run_id ON product (import_run_id);
CREATE INDEX ix_product_live_code ON product (code, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_product_live_name ON product (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_product_need_need_id ON product_need (need_id);
CREATE INDEX ix_product_need_product_id ON product_need (product_id);
CREATE INDEX ix_profile_customer_id ON profile (customer_id);
CREATE INDEX ix_profile_met_through_id ON profile (met_through_id);
CREATE INDEX ix_promise_customer_id ON promise (customer_id);
CREATE INDEX ix_promise_deal_id ON promise (deal_id);
CREATE INDEX ix_promise_interaction_id ON promise (interaction_id);
CREATE INDEX ix_promise_open ON promise (by_day) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_proposal_answer_customer ON proposal_answer (customer_id, kind);
CREATE INDEX ix_proposal_answer_day ON proposal_answer (answered_day);
CREATE INDEX ix_proposal_answer_playbook_step_id ON proposal_answer (playbook_step_id);
CREATE INDEX ix_question_need_id ON question (need_id);
CREATE INDEX ix_quote_contact_id ON quote (contact_id);
CREATE INDEX ix_quote_customer_id ON quote (customer_id);
CREATE INDEX ix_quote_deal_id ON quote (deal_id);
CREATE INDEX ix_quote_deleted ON quote (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_quote_instalment_quote_id ON quote_instalment (quote_id);
CREATE INDEX ix_quote_line_bundle_id ON quote_line (bundle_id);
CREATE INDEX ix_quote_line_product_id ON quote_line (product_id);
CREATE INDEX ix_quote_line_quote_id ON quote_line (quote_id);
CREATE INDEX ix_quote_live_made ON quote (made_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_quote_live_valid ON quote (valid_until, id) WHERE deleted_at IS NULL AND state IN ('draft', 'sent');
CREATE INDEX ix_quote_number ON quote (number, version);
CREATE INDEX ix_quote_price_list_id ON quote (price_list_id);
CREATE INDEX ix_reach_contact_id ON reach (contact_id);
CREATE INDEX ix_reach_customer_id ON reach (customer_id);
CREATE INDEX ix_reach_lead_id ON reach (lead_id);
CREATE INDEX ix_reach_normal ON reach (normal, kind);
CREATE INDEX ix_sales_order_channel_id ON sales_order (channel_id);
CREATE INDEX ix_sales_order_contact_id ON sales_order (contact_id);
CREATE INDEX ix_sales_order_deal_id ON sales_order (deal_id);
CREATE INDEX ix_sales_order_deleted ON sales_order (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_sales_order_external ON sales_order (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX ix_sales_order_import_run_id ON sales_order (import_run_id);
CREATE INDEX ix_sales_order_live_customer ON sales_order (customer_id, ordered_day, state, home_total) WHERE deleted_at IS NULL;
CREATE INDEX ix_sales_order_live_day ON sales_order (ordered_day, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_sales_order_live_delivery ON sales_order (delivery_day) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_sales_order_live_total ON sales_order (total, id) WHERE deleted_at IS NULL;
CREATE INDEX ix_sales_order_number ON sales_order (number);
CREATE INDEX ix_sales_order_payer_contact_id ON sales_order (payer_contact_id);
CREATE INDEX ix_sales_order_quote_id ON sales_order (quote_id);
CREATE INDEX ix_sales_order_user_contact_id ON sales_order (user_contact_id);
CREATE INDEX ix_satisfaction_answer_case_id ON satisfaction_answer (case_id);
CREATE INDEX ix_satisfaction_answer_contact_id ON satisfaction_answer (contact_id);
CREATE INDEX ix_satisfaction_answer_customer ON satisfaction_answer (customer_id, answered_day);
CREATE INDEX ix_satisfaction_answer_order_id ON satisfaction_answer (order_id);
CREATE INDEX ix_saved_view_page ON saved_view (page);
CREATE INDEX ix_sensitive_showing_customer_id ON sensitive_showing (customer_id);
CREATE INDEX ix_service_case_contact_id ON service_case (contact_id);
CREATE INDEX ix_service_case_customer ON service_case (customer_id, opened_day);
CREATE INDEX ix_service_case_open ON service_case (severity) WHERE deleted_at IS NULL AND state = 'open';
CREATE INDEX ix_service_case_order_id ON service_case (order_id);
CREATE INDEX ix_service_case_product_id ON service_case (product_id);
CREATE INDEX ix_solution_line_deal_id ON solution_line (deal_id);
CREATE INDEX ix_solution_line_need_id ON solution_line (need_id);
CREATE INDEX ix_solution_line_product_id ON solution_line (product_id);
CREATE INDEX ix_stage_move_deal_id ON stage_move (deal_id);
CREATE INDEX ix_stage_move_stage_id ON stage_move (stage_id);
CREATE INDEX ix_tag_link_contact_id ON tag_link (contact_id);
CREATE INDEX ix_tag_link_customer_tag ON tag_link (customer_id, tag_id, deleted_at);
CREATE INDEX ix_tag_link_lead_tag ON tag_link (lead_id, tag_id, deleted_at);
CREATE INDEX ix_tag_link_tag_customer ON tag_link (tag_id, customer_id, deleted_at);
CREATE INDEX ix_tag_link_tag_lead ON tag_link (tag_id, lead_id, deleted_at);
CREATE INDEX ix_term_deal_id ON term (deal_id);
CREATE INDEX ix_tie_from_contact_id ON tie (from_contact_id);
CREATE INDEX ix_tie_from_customer_id ON tie (from_customer_id);
CREATE INDEX ix_tie_to_contact_id ON tie (to_contact_id);
CREATE INDEX ix_tie_to_customer_id ON tie (to_customer_id);
CREATE INDEX ix_verdict_change_customer ON verdict_change (customer_id, axis);
CREATE INDEX ix_verdict_change_day ON verdict_change (axis, changed_day);
CREATE INDEX ix_verdict_change_deal ON verdict_change (deal_id, axis);
CREATE INDEX ix_verdict_change_lead ON verdict_change (lead_id, axis);
CREATE INDEX ix_verdict_customer ON verdict (customer_id, axis);
CREATE INDEX ix_verdict_deal ON verdict (deal_id, axis);
CREATE INDEX ix_verdict_lead ON verdict (lead_id, axis);
CREATE TABLE journal_entry (
	id INTEGER NOT NULL, 
	step_id INTEGER, 
	table_name TEXT NOT NULL, 
	record_id INTEGER, 
	action TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	ranges TEXT, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (id), 
	CONSTRAINT fk_journal_entry_step_id_journal_step FOREIGN KEY(step_id) REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE journal_step (
	id INTEGER NOT NULL, 
	at INTEGER NOT NULL, 
	device INTEGER NOT NULL, 
	member_id INTEGER, 
	code TEXT NOT NULL, 
	details TEXT, 
	reverts_id INTEGER, 
	undone INTEGER NOT NULL, 
	undoable INTEGER NOT NULL, 
	CONSTRAINT pk_journal_step PRIMARY KEY (id), 
	CONSTRAINT fk_journal_step_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_journal_step_reverts_id_journal_step FOREIGN KEY(reverts_id) REFERENCES journal_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE known_different (
	customer_id INTEGER, 
	contact_id INTEGER, 
	lead_id INTEGER, 
	other_customer_id INTEGER, 
	other_contact_id INTEGER, 
	other_lead_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_known_different PRIMARY KEY (id), 
	CONSTRAINT fk_known_different_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_known_different_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_known_different_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_known_different_other_customer_id_customer FOREIGN KEY(other_customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_known_different_other_contact_id_contact FOREIGN KEY(other_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_known_different_other_lead_id_lead FOREIGN KEY(other_lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE lead (
	firm TEXT, 
	title TEXT, 
	state TEXT NOT NULL, 
	state_reason TEXT, 
	wake_on TEXT, 
	channel_id INTEGER, 
	campaign TEXT, 
	source_note TEXT, 
	interests TEXT, 
	budget INTEGER, 
	currency TEXT, 
	time_frame TEXT, 
	attitude TEXT, 
	industry TEXT, 
	region TEXT, 
	size TEXT, 
	owner_id INTEGER, 
	note TEXT, 
	referred_by_id INTEGER, 
	merged_into_id INTEGER, 
	created_day TEXT NOT NULL, 
	customer_id INTEGER, 
	converted_day TEXT, 
	signals TEXT, 
	consent TEXT, 
	score INTEGER, 
	grade TEXT, 
	odds INTEGER, 
	external_id TEXT, 
	card_extra TEXT, 
	import_run_id INTEGER, 
	last_contact_at INTEGER, 
	next_due TEXT, 
	phone TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_lead PRIMARY KEY (id), 
	CONSTRAINT fk_lead_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_referred_by_id_customer FOREIGN KEY(referred_by_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_merged_into_id_lead FOREIGN KEY(merged_into_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lead_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE member (
	name TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	active INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_member PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
)
 STRICT;
CREATE TABLE need (
	name TEXT NOT NULL, 
	industry TEXT, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_need PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE objection (
	deal_id INTEGER, 
	customer_id INTEGER, 
	kind TEXT NOT NULL, 
	words TEXT NOT NULL, 
	answer TEXT, 
	worked INTEGER, 
	raised_day TEXT NOT NULL, 
	banked_answer_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_objection PRIMARY KEY (id), 
	CONSTRAINT fk_objection_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_objection_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_objection_banked_answer_id_objection_answer FOREIGN KEY(banked_answer_id) REFERENCES objection_answer (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE objection_answer (
	kind TEXT NOT NULL, 
	code TEXT, 
	text TEXT, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_objection_answer PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE order_line (
	order_id INTEGER, 
	product_id INTEGER, 
	bundle_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	position INTEGER NOT NULL, 
	code TEXT, 
	name TEXT NOT NULL, 
	note TEXT, 
	unit TEXT, 
	quantity INTEGER NOT NULL, 
	price INTEGER NOT NULL, 
	discount INTEGER NOT NULL, 
	gift INTEGER NOT NULL, 
	tax_rate INTEGER NOT NULL, 
	cost INTEGER, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_order_line PRIMARY KEY (id), 
	CONSTRAINT fk_order_line_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_order_line_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_order_line_bundle_id_product FOREIGN KEY(bundle_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE order_return (
	order_id INTEGER, 
	order_line_id INTEGER, 
	returned_day TEXT NOT NULL, 
	quantity INTEGER, 
	amount INTEGER NOT NULL, 
	reason TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_order_return PRIMARY KEY (id), 
	CONSTRAINT fk_order_return_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_order_return_order_line_id_order_line FOREIGN KEY(order_line_id) REFERENCES order_line (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE payment (
	order_id INTEGER, 
	paid_day TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	method TEXT, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_payment PRIMARY KEY (id), 
	CONSTRAINT fk_payment_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE playbook_step (
	axis TEXT NOT NULL, 
	value TEXT NOT NULL, 
	code TEXT, 
	subject TEXT, 
	kind TEXT NOT NULL, 
	days INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	active INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_playbook_step PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE price (
	product_id INTEGER, 
	price_list_id INTEGER, 
	amount INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_price PRIMARY KEY (id), 
	CONSTRAINT fk_price_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_price_price_list_id_price_list FOREIGN KEY(price_list_id) REFERENCES price_list (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE price_list (
	name TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	tax_included INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_price_list PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE product (
	code TEXT, 
	unit TEXT, 
	category TEXT, 
	specification TEXT, 
	cost INTEGER, 
	currency TEXT, 
	tax_rate INTEGER, 
	launch_day TEXT, 
	rhythm TEXT, 
	active INTEGER NOT NULL, 
	note TEXT, 
	external_id TEXT, 
	import_run_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_product PRIMARY KEY (id), 
	CONSTRAINT fk_product_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE product_need (
	product_id INTEGER, 
	need_id INTEGER, 
	reason TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_product_need PRIMARY KEY (id), 
	CONSTRAINT fk_product_need_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_product_need_need_id_need FOREIGN KEY(need_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE profile (
	customer_id INTEGER, 
	marital_status TEXT, 
	languages TEXT, 
	income_source TEXT, 
	yearly_income TEXT, 
	assets TEXT, 
	financial_goals TEXT, 
	household_income TEXT, 
	household_spending TEXT, 
	investment_experience TEXT, 
	investment_goals TEXT, 
	risk_tolerance TEXT, 
	investment_preferences TEXT, 
	habits TEXT, 
	preferences TEXT, 
	brands TEXT, 
	budget TEXT, 
	price_sensitivity TEXT, 
	purchase_time TEXT, 
	company_stage TEXT, 
	own_brand TEXT, 
	sales_channels TEXT, 
	bank_name TEXT, 
	bank_account TEXT, 
	invoice_title TEXT, 
	invoice_address TEXT, 
	invoice_phone TEXT, 
	met_story TEXT, 
	met_day TEXT, 
	met_through_id INTEGER, 
	met_through_note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_profile PRIMARY KEY (id), 
	CONSTRAINT fk_profile_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_profile_met_through_id_customer FOREIGN KEY(met_through_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE promise (
	deal_id INTEGER, 
	customer_id INTEGER, 
	interaction_id INTEGER, 
	what TEXT NOT NULL, 
	by_day TEXT, 
	state TEXT NOT NULL, 
	ended_day TEXT, 
	owner_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_promise PRIMARY KEY (id), 
	CONSTRAINT fk_promise_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_promise_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_promise_interaction_id_interaction FOREIGN KEY(interaction_id) REFERENCES interaction (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_promise_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE proposal_answer (
	customer_id INTEGER, 
	playbook_step_id INTEGER, 
	kind TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	answered_day TEXT NOT NULL, 
	until TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_proposal_answer PRIMARY KEY (id), 
	CONSTRAINT fk_proposal_answer_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_proposal_answer_playbook_step_id_playbook_step FOREIGN KEY(playbook_step_id) REFERENCES playbook_step (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE question (
	code TEXT, 
	text TEXT, 
	industry TEXT, 
	open INTEGER NOT NULL, 
	choices TEXT, 
	need_id INTEGER, 
	position INTEGER NOT NULL, 
	active INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_need_id_need FOREIGN KEY(need_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE quote (
	number TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	title TEXT, 
	deal_id INTEGER, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	buyer_name TEXT, 
	buyer_contact TEXT, 
	buyer_address TEXT, 
	price_list_id INTEGER, 
	round_to INTEGER NOT NULL, 
	payment_terms TEXT, 
	delivery TEXT, 
	after_sales TEXT, 
	message TEXT, 
	private_note TEXT, 
	language TEXT, 
	owner_id INTEGER, 
	made_day TEXT NOT NULL, 
	valid_until TEXT, 
	sent_day TEXT, 
	ended_day TEXT, 
	end_reason TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	currency TEXT NOT NULL, 
	tax_included INTEGER NOT NULL, 
	net INTEGER NOT NULL, 
	tax INTEGER NOT NULL, 
	promotion INTEGER NOT NULL, 
	promotion_name TEXT, 
	rounding INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	CONSTRAINT pk_quote PRIMARY KEY (id), 
	CONSTRAINT fk_quote_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_quote_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_quote_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_quote_price_list_id_price_list FOREIGN KEY(price_list_id) REFERENCES price_list (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_quote_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE quote_instalment (
	quote_id INTEGER, 
	position INTEGER NOT NULL, 
	label TEXT, 
	share INTEGER, 
	amount INTEGER, 
	"after" TEXT, 
	days INTEGER, 
	due_day TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_quote_instalment PRIMARY KEY (id), 
	CONSTRAINT fk_quote_instalment_quote_id_quote FOREIGN KEY(quote_id) REFERENCES quote (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE quote_line (
	quote_id INTEGER, 
	product_id INTEGER, 
	bundle_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	position INTEGER NOT NULL, 
	code TEXT, 
	name TEXT NOT NULL, 
	note TEXT, 
	unit TEXT, 
	quantity INTEGER NOT NULL, 
	price INTEGER NOT NULL, 
	discount INTEGER NOT NULL, 
	gift INTEGER NOT NULL, 
	tax_rate INTEGER NOT NULL, 
	cost INTEGER, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_quote_line PRIMARY KEY (id), 
	CONSTRAINT fk_quote_line_quote_id_quote FOREIGN KEY(quote_id) REFERENCES quote (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_quote_line_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_quote_line_bundle_id_product FOREIGN KEY(bundle_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE reach (
	customer_id INTEGER, 
	contact_id INTEGER, 
	lead_id INTEGER, 
	kind TEXT NOT NULL, 
	label TEXT, 
	value TEXT NOT NULL, 
	province TEXT, 
	city TEXT, 
	district TEXT, 
	normal TEXT, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_reach PRIMARY KEY (id), 
	CONSTRAINT fk_reach_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_reach_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_reach_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE sales_order (
	number TEXT NOT NULL, 
	state TEXT NOT NULL, 
	title TEXT, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	user_contact_id INTEGER, 
	payer_contact_id INTEGER, 
	deal_id INTEGER, 
	quote_id INTEGER, 
	buyer_name TEXT, 
	buyer_contact TEXT, 
	buyer_address TEXT, 
	ordered_day TEXT NOT NULL, 
	delivery_day TEXT, 
	delivered_day TEXT, 
	cancelled_day TEXT, 
	home_total INTEGER, 
	bought_for TEXT, 
	payment_terms TEXT, 
	delivery TEXT, 
	after_sales TEXT, 
	invoice_number TEXT, 
	invoice_day TEXT, 
	note TEXT, 
	owner_id INTEGER, 
	channel_id INTEGER, 
	campaign TEXT, 
	external_id TEXT, 
	import_run_id INTEGER, 
	paid INTEGER NOT NULL, 
	returned INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	currency TEXT NOT NULL, 
	tax_included INTEGER NOT NULL, 
	net INTEGER NOT NULL, 
	tax INTEGER NOT NULL, 
	promotion INTEGER NOT NULL, 
	promotion_name TEXT, 
	rounding INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	CONSTRAINT pk_sales_order PRIMARY KEY (id), 
	CONSTRAINT fk_sales_order_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_user_contact_id_contact FOREIGN KEY(user_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_payer_contact_id_contact FOREIGN KEY(payer_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_quote_id_quote FOREIGN KEY(quote_id) REFERENCES quote (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sales_order_import_run_id_import_run FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE satisfaction_answer (
	customer_id INTEGER, 
	contact_id INTEGER, 
	order_id INTEGER, 
	case_id INTEGER, 
	kind TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	answered_day TEXT NOT NULL, 
	words TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_satisfaction_answer PRIMARY KEY (id), 
	CONSTRAINT fk_satisfaction_answer_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_satisfaction_answer_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_satisfaction_answer_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_satisfaction_answer_case_id_service_case FOREIGN KEY(case_id) REFERENCES service_case (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE saved_view (
	page TEXT NOT NULL, 
	name TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	owner_id INTEGER, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_saved_view PRIMARY KEY (id), 
	CONSTRAINT fk_saved_view_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE segment (
	entity TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	name TEXT NOT NULL, 
	sort_key TEXT NOT NULL, 
	initials TEXT NOT NULL, 
	CONSTRAINT pk_segment PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE sensitive_showing (
	customer_id INTEGER, 
	member_id INTEGER, 
	group_name TEXT NOT NULL, 
	shown_day TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_sensitive_showing PRIMARY KEY (id), 
	CONSTRAINT fk_sensitive_showing_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sensitive_showing_member_id_member FOREIGN KEY(member_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE service_case (
	customer_id INTEGER, 
	contact_id INTEGER, 
	order_id INTEGER, 
	product_id INTEGER, 
	kind TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	text TEXT, 
	state TEXT NOT NULL, 
	opened_day TEXT NOT NULL, 
	closed_day TEXT, 
	result TEXT, 
	cost INTEGER, 
	currency TEXT, 
	owner_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_service_case PRIMARY KEY (id), 
	CONSTRAINT fk_service_case_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_service_case_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_service_case_order_id_sales_order FOREIGN KEY(order_id) REFERENCES sales_order (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_service_case_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_service_case_owner_id_member FOREIGN KEY(owner_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
)
 STRICT;
CREATE TABLE solution_line (
	deal_id INTEGER, 
	need_id INTEGER, 
	product_id INTEGER, 
	quantity INTEGER NOT NULL, 
	reason TEXT, 
	position INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_solution_line PRIMARY KEY (id), 
	CONSTRAINT fk_solution_line_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_solution_line_need_id_need FOREIGN KEY(need_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_solution_line_product_id_product FOREIGN KEY(product_id) REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE stage_move (
	deal_id INTEGER, 
	stage_id INTEGER, 
	state TEXT NOT NULL, 
	moved_day TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_stage_move PRIMARY KEY (id), 
	CONSTRAINT fk_stage_move_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_stage_move_stage_id_deal_stage FOREIGN KEY(stage_id) REFERENCES deal_stage (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE tag (
	name TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	letter TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_tag PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE tag_link (
	tag_id INTEGER, 
	customer_id INTEGER, 
	contact_id INTEGER, 
	lead_id INTEGER, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_tag_link PRIMARY KEY (id), 
	CONSTRAINT fk_tag_link_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tag_link_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tag_link_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tag_link_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE tally (
	measure TEXT NOT NULL, 
	day TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_tally PRIMARY KEY (measure, day, "key")
)
 STRICT;
CREATE TABLE term (
	deal_id INTEGER, 
	kind TEXT NOT NULL, 
	ask TEXT, 
	offer TEXT, 
	floor TEXT, 
	ask_amount INTEGER, 
	offer_amount INTEGER, 
	floor_amount INTEGER, 
	agreed INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_term PRIMARY KEY (id), 
	CONSTRAINT fk_term_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE tie (
	from_customer_id INTEGER, 
	from_contact_id INTEGER, 
	to_customer_id INTEGER, 
	to_contact_id INTEGER, 
	kind TEXT NOT NULL, 
	forward TEXT, 
	backward TEXT, 
	closeness INTEGER, 
	since TEXT, 
	note TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_tie PRIMARY KEY (id), 
	CONSTRAINT fk_tie_from_customer_id_customer FOREIGN KEY(from_customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tie_from_contact_id_contact FOREIGN KEY(from_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tie_to_customer_id_customer FOREIGN KEY(to_customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tie_to_contact_id_contact FOREIGN KEY(to_contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE total (
	table_name TEXT NOT NULL, 
	live INTEGER NOT NULL, 
	CONSTRAINT pk_total PRIMARY KEY (table_name)
)
 STRICT;
CREATE TABLE verdict (
	customer_id INTEGER, 
	lead_id INTEGER, 
	deal_id INTEGER, 
	axis TEXT NOT NULL, 
	value TEXT, 
	number INTEGER, 
	reasons TEXT, 
	since TEXT, 
	pinned TEXT, 
	pinned_by_id INTEGER, 
	pinned_for TEXT, 
	pinned_day TEXT, 
	pinned_until TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_verdict PRIMARY KEY (id), 
	CONSTRAINT fk_verdict_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_verdict_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_verdict_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_verdict_pinned_by_id_member FOREIGN KEY(pinned_by_id) REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TABLE verdict_change (
	customer_id INTEGER, 
	lead_id INTEGER, 
	deal_id INTEGER, 
	axis TEXT NOT NULL, 
	changed_day TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	reasons TEXT, 
	id INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	updated_on INTEGER NOT NULL, 
	deleted_at INTEGER, 
	CONSTRAINT pk_verdict_change PRIMARY KEY (id), 
	CONSTRAINT fk_verdict_change_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_verdict_change_lead_id_lead FOREIGN KEY(lead_id) REFERENCES lead (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_verdict_change_deal_id_deal FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
