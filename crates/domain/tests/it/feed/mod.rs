mod client_list;
